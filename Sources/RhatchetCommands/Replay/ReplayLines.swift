import RhatchetProtocol
import RhatchetSimulation

/// A played scenario in lines for people, worded as a watch words its news.
struct ReplayLines {
    private let timeline: Timeline
    private let scenario: Scenario

    init(_ timeline: Timeline, of scenario: Scenario) {
        self.timeline = timeline
        self.scenario = scenario
    }

    /// A line per event, then how it stands at the end.
    var lines: [String] {
        let incidents = self.timeline.state.incidents.map(Self.line)
        let trainings = self.scenario.models.map { model in
            "    \(model.name): \(self.timeline.state.models[model.name]?.training?.name ?? "not started")"
        }
        return self.timeline.events.map(Self.line) + ["\(ClockText.text(self.scenario.until)) end"] + incidents
            + trainings
    }

    /// `0:10:00 INC-1 emergency.expired @engine → all: authorize`.
    private static func line(_ event: Event) -> String {
        let subject = event.incident?.description ?? event.model?.rawValue
        let code = event.code.map { "(\($0.rawValue))" }
        let parts = [ClockText.text(event.at), subject, event.name.rawValue, code, "@\(event.by.rawValue)"]
        var line = parts.compactMap(\.self).joined(separator: " ")
        if !event.to.isEmpty { line += " → \(Self.names(event.to))" }
        if !event.cc.isEmpty { line += " (copy \(Self.names(event.cc)))" }
        if let detail = Self.detail(event) { line += ": \(detail)" }
        return line
    }

    private static func names(_ roles: [Role]) -> String {
        roles.count >= Role.allCases.count - 1 ? "all" : roles.map { "@\($0.rawValue)" }.joined(separator: " ")
    }

    private static func detail(_ event: Event) -> String? {
        switch event.fact {
        case .incidentOpened(let finding, let severity, let confirmed):
            "\(event.model?.rawValue ?? ""), \(self.finding(finding, severity, confirmed))"
        case .findingAttached(let finding, let severity, let confirmed): self.finding(finding, severity, confirmed)
        case .deadlineMissed(let deadline, _), .reminderSent(let deadline, _), .emergencyExpired(let deadline):
            deadline.rawValue
        case .adviceGiven(let advice): advice.rewind ? "rewind" : advice.recommendation ?? "an analysis alone"
        case .decisionMade(let option, _): option.rawValue
        case .questionAnswered(_, let outcome): outcome.rawValue
        case .fixSubmitted(let submission): submission.fixClass.rawValue
        case .fixConflicted(let other, let files):
            (other.map { "\($0) touches " } ?? "changed meanwhile: ") + files.joined(separator: ", ")
        case .emergencyDeclined(let reason), .emergencyRecalled(let reason), .reviewGranted(let reason, _),
            .reviewRejected(let reason, _), .restartApproved(let reason, _), .restartRefused(let reason),
            .incidentRewound(let reason), .incidentTerminated(let reason):
            reason
        case .messageSent(_, let text, _), .consultationAsked(_, let text), .consultationAnswered(_, let text),
            .questionAsked(let text):
            text
        case .availabilityChanged(let role, let available): "@\(role.rawValue) \(available ? "is there" : "is away")"
        case .actionRefused(let command, let refusal):
            "'\(command?.rawValue ?? "")': \(refusal.message); \(refusal.hint)"
        default: nil
        }
    }

    /// `convergence, critical`, and that it may be chance as long as it is.
    private static func finding(_ finding: Finding, _ severity: Severity, _ confirmed: Bool) -> String {
        let doubt = severity == .critical && !confirmed ? ", not confirmed" : ""
        return "\(finding.category.rawValue), \(severity.rawValue)\(doubt)"
    }

    private static func line(_ incident: Incident) -> String {
        "    \(incident.id) of \(incident.model): \(incident.state.rawValue), \(incident.lane.rawValue) protocol, "
            + "round \(incident.round)"
    }
}
