import RhatchetProtocol
import RhatchetSimulation

/// A played scenario in lines for people.
struct ReplayLines {
    private let timeline: Timeline
    private let scenario: Scenario

    init(_ timeline: Timeline, of scenario: Scenario) {
        self.timeline = timeline
        self.scenario = scenario
    }

    /// A line per event, then how it stands at the end.
    var lines: [String] {
        let events = self.timeline.events.map(Self.line)
        let incidents = self.timeline.state.incidents.map(Self.line)
        let trainings = self.scenario.models.map { model in
            "  \(model.name): \(self.timeline.state.models[model.name]?.training?.name ?? "not started")"
        }
        return events + ["", "at \(ClockText.text(self.scenario.until))"] + incidents + trainings
    }

    /// `0:10:00  INC-1  emergency.expired  engine → director, modeler · copy: …`.
    private static func line(_ event: Event) -> String {
        let subject = event.incident?.description ?? event.model?.rawValue ?? ""
        var line = [
            Format.padLeft(ClockText.text(event.at), 8), Format.pad(subject, 8), Format.pad(event.name.rawValue, 21),
            event.by.rawValue,
        ].joined(separator: "  ")
        if !event.to.isEmpty { line += " → " + Self.names(event.to) }
        if !event.cc.isEmpty { line += " · copy: " + Self.names(event.cc) }
        if let code = event.code { line += " · \(code.rawValue)" }
        return line + Self.reason(event.fact)
    }

    private static func names(_ roles: [Role]) -> String {
        roles.count == Role.allCases.count ? "all" : roles.map(\.rawValue).joined(separator: ", ")
    }

    /// Why something was refused, and what to do instead.
    private static func reason(_ fact: Fact) -> String {
        guard case .actionRefused(_, let refusal) = fact else { return "" }
        return ": \(refusal.message); \(refusal.hint)"
    }

    private static func line(_ incident: Incident) -> String {
        "  \(incident.id) of \(incident.model): \(incident.state.rawValue), \(incident.lane.rawValue) protocol, "
            + "round \(incident.round)"
    }
}
