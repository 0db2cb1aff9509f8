package import RhatchetProtocol

extension Team {
    /// What becomes of one night under a policy; the same seed and number meet the same errors under every policy.
    package func night(_ number: Int, under policy: Policy, seed: UInt64, plan: Plan = Plan()) -> NightRecord {
        var night = Night(self, policy, Draws(seed: seed, night: number), plan)
        return night.play()
    }
}
