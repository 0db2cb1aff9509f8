package import RhatchetProtocol

extension Scenario {
    /// The state at 0:00.
    package var beginning: ProtocolState { ProtocolState(policy: self.policy, models: self.models) }

    /// Plays every step, and then the time that is left.
    package func play() -> Timeline {
        var timeline = Timeline(self.beginning)
        for step in self.steps { timeline.take(step) }
        timeline.pass(until: self.until)
        return timeline
    }
}

extension Timeline {
    /// Takes a step of a scenario; each role is another person.
    package mutating func take(_ step: ScenarioStep) {
        switch step.request {
        case .command(let command): self.act(Action(by: step.by, command), at: step.at)
        case .malformed(let command, let subject, let refusal):
            self.refuse(command, by: step.by, subject: subject, refusal, at: step.at)
        }
    }
}
