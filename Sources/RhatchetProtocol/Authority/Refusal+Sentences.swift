extension Refusal {
    static func notAuthorized(_ command: CommandName, _ role: Role) -> Refusal {
        let owners = command.roles.sorted().map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .notAuthorized,
            "'\(command.rawValue)' is not open to '\(role.rawValue)'; it belongs to \(owners)",
            hint: "ask \(owners) to do it"
        )
    }

    static func wrongState(_ command: CommandName, _ incident: Incident, open: Set<IncidentState>) -> Refusal {
        let states = IncidentState.allCases.filter(open.contains).map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .wrongState,
            "'\(command.rawValue)' on \(incident.id) is not open in '\(incident.state.rawValue)'; it is open in \(states)",
            hint: incident.state.isTerminal
                ? "a closed incident never changes; a new report opens a new one"
                : "open now: \(incident.wayOut)"
        )
    }

    static func wrongState(_ command: CommandName, _ model: Model, hint: String) -> Refusal {
        let status = model.training?.name ?? "not started"
        return Refusal(
            .wrongState,
            "'\(command.rawValue)' is not open while the training of '\(model.name)' is '\(status)'",
            hint: hint
        )
    }

    static func unknown(_ subject: String) -> Refusal {
        Refusal(.unknownSubject, "'\(subject)' is not known", hint: "name a model or an incident that exists")
    }

    /// The seed's sentence.
    static func expired(_ incident: IncidentID) -> Refusal {
        Refusal(
            .expired,
            "Emergency protocol timed out",
            hint: "Revert to standard protocol: the director delegates or consults on \(incident)"
        )
    }

    /// Why a report did not become an emergency, as a sentence of the record.
    static func emergencyDeclined(_ code: Code) -> String {
        switch code {
        case .trial: "a trial never becomes an emergency"
        case .notConvergence: "the finding is not one of convergence"
        case .notCritical: "the finding is not critical"
        case .notConfirmed: "the finding is not confirmed by consecutive checks yet"
        case .modelerUnavailable: "the modeler is not available"
        case .alreadyUsed: "Cannot use Protocol 11 again for this model; Use standard protocol instead"
        case .malformed, .unknownSubject, .notAuthorized, .routeForbidden, .expired, .wrongState: code.rawValue
        case .notParameterOnly, .outsideExpectations, .expectationsFrozen, .diffMismatch: code.rawValue
        case .selfReview, .conflict, .needsRewind, .notAFinding: code.rawValue
        }
    }
}

extension Incident {
    /// What may be done now and by whom, such as `modeler: authorize, decline; director: recall, rewind, terminate`:
    /// those that the incident waits for come first.
    fileprivate var wayOut: String {
        let waiting = self.waitingFor.sorted()
        let others = Role.allCases.filter { !waiting.contains($0) }
        return (waiting + others).compactMap { role in
            let names = self.open(to: role).map(\.rawValue).joined(separator: ", ")
            return names.isEmpty ? nil : "\(role.rawValue): \(names)"
        }
        .joined(separator: "; ")
    }

    private func open(to role: Role) -> [CommandName] {
        let commands = AuthorityTable.commands(of: role, in: self.state).filter { command in
            let isDelegates = command == .ask || command == .submit
            return !isDelegates || self.delegation?.to == role
        }
        return role == .modelTrainer && self.isCleared ? [.resume] + commands : commands
    }
}
