import RhatchetProtocol

/// One step of a scenario as a flow map, which is JSON.
struct StepLine {
    private(set) var line = JSONLine()

    /// nil for a step that was no command.
    init?(_ step: ScenarioStep) {
        guard case .command(let command) = step.request else { return nil }
        self.line.add("at", ClockText.text(step.at))
        self.line.add("by", step.by.rawValue)
        self.line.add("do", command.name.rawValue)
        switch command.subject {
        case .incident(let id): self.line.add("incident", id.rawValue)
        case .model(let name): self.line.add("model", name.rawValue)
        case nil: break
        }
        self.add(command)
    }

    var text: String { self.line.text }

    private mutating func add(_ command: Command) {
        switch command {
        case .start, .complete, .pause, .resume: break
        case .report(_, let finding): self.line.add("finding", json: finding.json)
        case .delegate(_, let to, let category, let guidance):
            self.line.add("to", to.rawValue)
            self.give("category", category?.rawValue)
            self.give("guidance", guidance)
        case .consult(_, let category): self.give("category", category?.rawValue)
        case .advise(_, let advice): self.add(advice)
        case .decide(_, let option, let guidance):
            self.line.add("option", option.rawValue)
            self.give("guidance", guidance)
        case .ask(_, let text): self.line.add("text", text)
        case .answer(_, let text, let outcome):
            self.line.add("text", text)
            self.line.add("outcome", outcome.rawValue)
        case .submit(_, let submission):
            self.line.add("class", submission.fixClass.rawValue)
            self.give(submission.changes)
        case .validate(_, let verdict): self.give("verdict", verdict?.rawValue)
        case .approve(_, let reason), .refuse(_, let reason), .decline(_, let reason), .recall(_, let reason),
            .rewind(_, let reason), .terminate(_, let reason):
            self.give("reason", reason)
        case .verify(_, let passed): self.line.add("passed", json: "\(passed)")
        case .authorize(_, let authorization):
            self.line.add("diagnosis", authorization.diagnosis)
            self.give("rationale", authorization.rationale)
            self.give(authorization.changes)
        case .apply(_, let changes, _): self.give(changes ?? [])
        case .review(_, let verdict, let reason):
            self.line.add("verdict", verdict.rawValue)
            self.give("reason", reason)
        case .message(_, let to, let text, let channel):
            self.line.add("to", to.rawValue)
            self.line.add("text", text)
            self.line.add("channel", channel.rawValue)
        case .availability(let role, let available):
            self.line.add("role", role.rawValue)
            self.line.add("available", json: "\(available)")
        case .expectations(_, let rows): self.line.add("rows", json: JSONLine.array(rows.map(\.json)))
        }
    }

    private mutating func add(_ advice: Advice) {
        self.give("analysis", advice.analysis)
        self.give("recommendation", advice.recommendation)
        self.give("class", advice.fixClass?.rawValue)
        self.give(advice.changes)
        if advice.rewind { self.line.add("rewind", json: "true") }
    }

    /// What is absent is left out.
    private mutating func give(_ key: String, _ text: String?) {
        if let text { self.line.add(key, text) }
    }

    private mutating func give(_ changes: [Change]) {
        if !changes.isEmpty { self.line.add("changes", json: JSONLine.array(changes.map(\.json))) }
    }
}
