import RhatchetDiagnostics
import RhatchetProtocol

extension SampleJudge {
    func divergences(_ chains: [ChainLook]) -> SampleProblem? {
        let divergent = chains.reduce(0) { $0 + $1.divergent }
        guard divergent > 0 else { return nil }
        let share = Double(divergent) / Double(max(1, chains.reduce(0) { $0 + $1.draws }))
        return SampleProblem(
            .divergences,
            "\(Self.counted(divergent, "transition", "transitions")) diverged (\(shown(100 * share)) %): the sampler "
                + "cannot follow the posterior everywhere, so estimates may be biased",
            severity: share > self.thresholds.policy.divergentCritical ? .critical : .warning,
            advice:
                "Raise target_accept (Stan: adapt_delta) to 0.95 or 0.99. Where divergences remain, change the model: a "
                + "non-centred parametrisation, a tighter prior on scales."
        )
    }

    func depth(_ chains: [ChainLook]) -> SampleProblem? {
        let cut = chains.filter { Double($0.saturated ?? 0) > self.thresholds.saturatedWarning * Double($0.draws) }
        guard !cut.isEmpty else { return nil }
        let hits = chains.reduce(0) { $0 + ($1.saturated ?? 0) }
        let share = Double(hits) / Double(max(1, chains.reduce(0) { $0 + $1.draws }))
        return SampleProblem(
            .maxTreeDepth,
            "\(Self.counted(hits, "transition", "transitions")) reached the largest tree depth (\(shown(100 * share)) %): they "
                + "were cut off before they turned round, so the chains move slowly",
            advice:
                "Raise max_treedepth by 1 or 2, tune longer, or use a dense metric where parameters are correlated; rescale "
                + "parameters of very different sizes."
        )
    }

    func energy(_ chains: [ChainLook], _ names: [String]) -> SampleProblem? {
        let low = zip(chains, names).filter { ($0.0.bfmi ?? .infinity) < self.thresholds.lowBFMI }
        guard let worst = low.min(by: { ($0.0.bfmi ?? 0) < ($1.0.bfmi ?? 0) }) else { return nil }
        return SampleProblem(
            .bfmi,
            "\(Self.counted(low.count, "chain has", "chains have")) an E-BFMI below \(shown(self.thresholds.lowBFMI)), the least "
                + "\(shown(worst.0.bfmi ?? 0)) in \(worst.1): the energy is explored slowly, so tails may be missed",
            advice: "Tune longer first. Where it stays low the posterior has heavy tails or a funnel: change the "
                + "parametrisation; no setting of the sampler repairs that."
        )
    }

    func stuck(_ chains: [ChainLook], _ names: [String]) -> SampleProblem? {
        let stuck = zip(chains, names).filter { ($0.0.unmoved ?? 0) > self.thresholds.stuckUnmoved }
        guard !stuck.isEmpty else { return nil }
        return SampleProblem(
            .stuckChain,
            "\(stuck.map(\.1).joined(separator: ", ")) \(stuck.count == 1 ? "does" : "do") not move: more than "
                + "\(shown(100 * self.thresholds.stuckUnmoved)) % of the transitions changed nothing",
            severity: .critical,
            advice: "Give another start or another seed, and look for bounds and priors that leave the start no room."
        )
    }
}
