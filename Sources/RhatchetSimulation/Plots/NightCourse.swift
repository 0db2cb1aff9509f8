import RhatchetProtocol

/// The course of a night for one training: when it sampled, and what it waited for.
struct NightCourse {
    /// A class of the style sheet, and the time in hours.
    private(set) var boxes: [Bars.Box] = []

    /// - Parameter end: in hours.
    init(of model: ModelName, _ scenario: Scenario, _ events: [Event], until end: Double) {
        var state = scenario.beginning
        var (style, since) = (Self.style(of: model, state), 0.0)
        for event in events {
            let now = min(Double(event.at.milliseconds) / 3_600_000, end)
            state.apply(event)
            let next = Self.style(of: model, state)
            guard next != style else { continue }
            self.add(style, since, now)
            (style, since) = (next, now)
        }
        self.add(style, since, end)
    }

    private mutating func add(_ style: String, _ from: Double, _ to: Double) {
        guard to > from else { return }
        let title = "\(style), \(Figure.time(hours: to - from))"
        self.boxes.append(Bars.Box(style: style, from: from, to: to, title: title))
    }

    private static func style(of model: ModelName, _ state: ProtocolState) -> String {
        switch state.models[model]?.training {
        case .running: return "sampling"
        case .completed, .terminated, nil: return "over"
        case .paused, .halted:
            guard let incident = state.openIncident(of: model) else { return "over" }
            return Stage(incident.state).style
        }
    }
}

extension Stage {
    /// The class of the style sheet.
    var style: String {
        switch self {
        case .notice: "notice"
        case .authorisation: "authorisation"
        case .application: "application"
        case .triage: "triage"
        case .advice: "advice"
        case .decision: "decision"
        case .fixing: "fixing"
        case .validation: "validation"
        case .approval: "approval"
        case .restart: "restart"
        case .disproof: "disproof"
        case .review: "review"
        }
    }
}
