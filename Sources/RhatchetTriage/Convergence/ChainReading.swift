import RhatchetDiagnostics
import RhatchetProtocol

/// What the chains say, apart from any element: divergences, movement, energy, tree depth.
struct ChainReading: Equatable {
    let reasons: [ConvergenceReason]
    let divergent: Double?
    let stuck: [Int]

    init(_ look: Look, earlier: [Int: ChainLook], thresholds: ConvergenceThresholds) {
        let drawing = look.chains.filter { $0.draws > 0 }
        let unmoved = drawing.map {
            ChainMovement($0, since: earlier[$0.chain], window: thresholds.confirmDraws(planned: look.plannedDraws))
                .unmoved
        }
        let stuck = zip(drawing, unmoved).filter { ($0.1 ?? 0) > thresholds.stuckUnmoved }.map(\.0.chain)
        let noneMoves = !drawing.isEmpty && unmoved.allSatisfy { ($0 ?? 0) > thresholds.failedUnmoved }
        let divergent = Self.divergentShare(drawing)
        let transitions = drawing.reduce(0) { $0 + $1.draws }
        let count = drawing.reduce(0) { $0 + $1.divergent }
        let least = ShareInterval(count, of: transitions, deviate: thresholds.shareDeviate).lower
        self.stuck = stuck
        self.divergent = divergent
        self.reasons = [
            noneMoves ? .samplingFailed : nil,
            (divergent ?? 0) > thresholds.policy.divergentCritical ? .divergentCritical : nil,
            least > thresholds.divergentWarning ? .divergentWarning : nil,
            stuck.isEmpty ? nil : .stuckChain,
            drawing.contains { ($0.bfmi ?? .infinity) < thresholds.lowBFMI } ? .lowBFMI : nil,
            drawing.contains { $0.saturatedShare > thresholds.saturatedWarning } ? .treeDepth : nil,
        ].compactMap(\.self)
    }

    /// Of all chains together: a chain that diverges everywhere is not averaged away by how few draws it has.
    private static func divergentShare(_ chains: [ChainLook]) -> Double? {
        let transitions = chains.reduce(0) { $0 + $1.draws }
        guard transitions > 0 else { return nil }
        return Double(chains.reduce(0) { $0 + $1.divergent }) / Double(transitions)
    }
}

extension ChainLook {
    /// Share of post-warmup trees that reached the largest depth; 0 when the sampler does not say.
    package var saturatedShare: Double {
        guard let saturated = self.saturated, self.draws > 0 else { return 0 }
        return Double(saturated) / Double(self.draws)
    }
}
