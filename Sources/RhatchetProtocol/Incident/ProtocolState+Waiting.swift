extension ProtocolState {
    /// Who the incident waits for, in the order of roles.
    package func waitingFor(_ id: IncidentID) -> [Role] {
        guard let incident = self.incident(id) else { return [] }
        return incident.waitingFor.sorted()
    }

    /// Whether a finding that is attached now can still make an emergency of the incident (PROTOCOL 6).
    package func mayEscalate(_ id: IncidentID) -> Bool {
        guard let incident = self.incident(id), let model = self.models[incident.model] else { return false }
        return self.policy.name == .hybrid && incident.state == .reported && incident.round == 1
            && !model.trial && !model.emergencyUsed && self.isAvailable(.modeler)
    }

    /// The commands that `role` may give on the incident as it stands.
    package func openCommands(for role: Role, on id: IncidentID) -> [CommandName] {
        guard let incident = self.incident(id), let model = self.models[incident.model] else { return [] }
        return CommandName.allCases.filter { self.isOpen($0, to: role, on: incident, of: model) }
    }

    private func isOpen(_ command: CommandName, to role: Role, on incident: Incident, of model: Model) -> Bool {
        switch command {
        case .pause: return role == .modelTrainer && model.training == .running
        case .resume: return role == .modelTrainer && incident.canResume(model)
        case .verify where model.training != .running && model.training != .completed: return false
        case .delegate, .consult, .advise, .decide, .ask, .answer, .submit, .validate, .approve, .refuse, .verify,
            .authorize, .decline, .apply, .recall, .review, .rewind, .terminate:
            return self.permits(command, by: role, on: incident)
        case .start, .complete, .report, .message, .availability, .expectations: return false
        }
    }

    private func permits(_ command: CommandName, by role: Role, on incident: Incident) -> Bool {
        do {
            try self.permit(command, by: role, on: incident)
            return true
        } catch {
            return false
        }
    }
}

extension Incident {
    /// Whether a resume restarts or continues the training now.
    func canResume(_ model: Model) -> Bool {
        self.isCleared || model.training == .paused(by: .trainer)
    }

    /// Whether a restart is approved or authorised, and the fix applied.
    var isCleared: Bool { self.state == .ready || self.state == .applied }

    /// Who has to act for the incident to go on.
    package var waitingFor: Set<Role> {
        switch self.state {
        case .reported, .deciding, .questioned, .approving, .overdue: [.director]
        case .consulting, .escalated: [.modeler]
        case .authorized: [.codeTranslator]
        case .fixing: Set([self.delegation?.to].compactMap(\.self))
        case .validating: [.timeValidator]
        case .ready, .verifying: [.modelTrainer]
        case .applied: [.modelTrainer, .director]
        case .probation: self.repair == .probation ? [.modelTrainer, .director] : [.director]
        case .resolved, .rewound, .terminated: []
        }
    }
}
