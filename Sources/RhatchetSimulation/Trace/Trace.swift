package import RhatchetProtocol

/// The trace of a scenario (PROTOCOL 13, the output): a line per event, and one for the end.
package enum Trace {
    /// Every line, in order.
    package static func lines(_ scenario: Scenario) -> [String] {
        let played = scenario.play()
        return played.events.map(Self.line) + [Self.ending(played.state, of: scenario.models.map(\.name))]
    }

    /// `code` stands only where there is one.
    package static func line(_ event: Event) -> String {
        var line = JSONLine()
        line.add("at", ClockText.text(event.at))
        line.add("event", event.name.rawValue)
        line.add("incident", event.incident?.rawValue)
        line.add("model", event.model?.rawValue)
        line.add("by", event.by.rawValue)
        line.add("to", event.to.map(\.rawValue))
        line.add("cc", event.cc.map(\.rawValue))
        if let code = event.code { line.add("code", code.rawValue) }
        return line.text
    }

    /// - Parameter models: in the order in which their trainings stand; one without a training is left out.
    package static func ending(_ state: ProtocolState, of models: [ModelName]) -> String {
        var trainings = JSONLine()
        for model in models {
            if let training = state.models[model]?.training { trainings.add(model.rawValue, training.name) }
        }
        var line = JSONLine()
        line.add("event", "scenario.ended")
        line.add("incidents", json: JSONLine.array(state.incidents.map(Self.ending)))
        line.add("trainings", json: trainings.text)
        return line.text
    }

    private static func ending(_ incident: Incident) -> String {
        var line = JSONLine()
        line.add("id", incident.id.rawValue)
        line.add("model", incident.model.rawValue)
        line.add("state", incident.state.rawValue)
        line.add("protocol", incident.lane.rawValue)
        line.add("round", incident.round)
        return line.text
    }
}
