package import RhatchetProtocol

extension Team {
    /// What becomes of one night under a policy; the same seed and number meet the same errors under every policy.
    package func night(_ number: Int, under policy: Policy, seed: UInt64, plan: Plan = Plan()) -> NightRecord {
        self.night(number, from: self.beginning(under: policy), seed: seed, plan: plan)
    }

    /// The same, for who plays many nights from one beginning.
    func night(_ number: Int, from beginning: ProtocolState, seed: UInt64, plan: Plan) -> NightRecord {
        var night = Night(self, beginning, Draws(seed: seed, night: number), plan)
        return night.play()
    }

    /// A project when its trainings start.
    func beginning(under policy: Policy) -> ProtocolState {
        ProtocolState(policy: policy, models: Night.names(self).map { ModelDeclaration($0) })
    }

    /// One project's part of a night as a scenario, and the events that the night had.
    ///
    /// - Parameter project: from 0 on.
    package func scenario(
        ofNight number: Int,
        under policy: Policy,
        seed: UInt64,
        project: Int = 0,
        plan: Plan = Plan()
    ) -> (scenario: Scenario, events: [Event]) {
        var plan = plan
        plan.keepsSteps = true
        var night = Night(self, self.beginning(under: policy), Draws(seed: seed, night: number), plan)
        _ = night.play()
        let scenario = Scenario(
            policy: policy,
            models: Night.names(self).map { ModelDeclaration($0) },
            steps: night.steps[project],
            until: Instant(milliseconds: night.now)
        )
        return (scenario, night.projects[project].events)
    }
}
