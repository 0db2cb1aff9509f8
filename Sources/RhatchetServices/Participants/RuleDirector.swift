package import RhatchetProtocol

/// The built-in director for runs that nobody attends.
///
/// It lets through what can be undone and what was verified: it asks the modeler, accepts a change of parameters,
/// grants an emergency fix that was verified and rejects one that failed. It never rewinds, terminates or guesses:
/// what asks for that waits for a person.
package struct RuleDirector: Sendable {
    package init() {}

    /// Whether to leave the case alone for now.
    ///
    /// A training that gets sick slowly shows a warning first, and only an incident that nobody has taken up can
    /// still become an emergency; so while it draws, half the time of the triage is given to it.
    package func waits(on id: IncidentID, in state: ProtocolState, at now: Instant) -> Bool {
        guard let incident = state.incident(id), state.models[incident.model]?.training == .running else {
            return false
        }
        let patience = TimeAmount.milliseconds(state.policy.triage.milliseconds / 2)
        return state.mayEscalate(id) && incident.category == .convergence && now < incident.since + patience
    }

    package func answer(_ file: CaseFile) -> Answer {
        let incident = file.incident
        switch incident.state {
        case .reported: return self.triage(incident)
        case .deciding: return self.decide(incident)
        case .approving:
            guard incident.submission?.fixClass == .parameter else { return .nothing }
            return .act(.approve(incident: incident.id, reason: "a change of parameters that was validated"))
        case .probation, .overdue: return self.review(incident)
        default: return .nothing
        }
    }

    private func triage(_ incident: Incident) -> Answer {
        switch incident.category {
        case .convergence: .act(.consult(incident: incident.id))
        case .implementation, .resource: .act(.delegate(incident: incident.id, to: .codeTranslator))
        case .data: .act(.delegate(incident: incident.id, to: .dataEngineer))
        case .unknown: .nothing
        }
    }

    private func decide(_ incident: Incident) -> Answer {
        guard let advice = incident.advice, !advice.rewind, !advice.changes.isEmpty else { return .nothing }
        return .act(.decide(incident: incident.id, option: .accept))
    }

    private func review(_ incident: Incident) -> Answer {
        switch incident.repair {
        case .verified:
            let reason = "the finding stayed away for all checks after the restart"
            return .act(.review(incident: incident.id, verdict: .grant, reason: reason))
        case .failed:
            let reason = "the finding returned after the restart"
            return .act(.review(incident: incident.id, verdict: .reject, reason: reason))
        case .none, .applied, .probation, .reverted: return .nothing
        }
    }
}
