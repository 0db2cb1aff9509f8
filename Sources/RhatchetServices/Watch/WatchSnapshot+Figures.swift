import RhatchetDiagnostics
import RhatchetDraws
import RhatchetTriage

extension WatchSnapshot.ChainRow {
    /// - Parameters:
    ///   - planned: draws planned, tuning included.
    ///   - rate: draws per second.
    init(_ chain: ChainTail, planned: Int?, rate: Double?) {
        let recorded = chain.draws.tuning + chain.draws.count
        self.init(
            chain: chain.chain,
            phase: Self.phase(chain, recorded: recorded, planned: planned),
            recorded: recorded,
            planned: planned,
            drawsPerSecond: rate,
            stepSize: chain.draws.stepSize,
            divergent: chain.draws.divergent ?? 0
        )
    }

    private static func phase(_ chain: ChainTail, recorded: Int, planned: Int?) -> Phase {
        if recorded == 0 { return .waiting }
        if let planned, recorded >= planned { return .done }
        return chain.draws.count > 0 ? .drawing : .tuning
    }
}

extension WatchSnapshot.Diagnostics {
    /// What a look found, in words and numbers for a view.
    init(_ look: Look, _ verdict: ConvergenceVerdict) {
        let elements = look.parameters.filter { !$0.isConstant }
        let transitions = max(1, look.chains.reduce(0) { $0 + $1.draws })
        let saturated = look.chains.compactMap(\.saturated)
        let worst = elements.filter { $0.rhat.isFinite }.sorted { $0.rhat > $1.rhat }.prefix(3)
        self.init(
            draws: look.draws,
            verdict: verdict.state.rawValue.replacing("_", with: " "),
            checks: verdict.count.held,
            checksNeeded: verdict.count.needed,
            worst: worst.map { WatchSnapshot.Figure(name: InertText.line($0.name), value: $0.rhat) },
            minimumESSBulk: Self.least(elements, \.essBulk),
            minimumESSTail: Self.least(elements, \.essTail),
            divergentShare: Double(look.chains.reduce(0) { $0 + $1.divergent }) / Double(transitions),
            saturatedShare: saturated.isEmpty ? nil : Double(saturated.reduce(0, +)) / Double(transitions),
            signs: verdict.reasons.filter { $0.state == verdict.state || $0.sign != nil }
                .map { $0.rawValue.replacing("_", with: " ") }
        )
    }

    private static func least(
        _ elements: [ParameterLook],
        _ figure: KeyPath<ParameterLook, Double>
    ) -> WatchSnapshot.Figure? {
        elements.filter { $0[keyPath: figure].isFinite }.min { $0[keyPath: figure] < $1[keyPath: figure] }
            .map { WatchSnapshot.Figure(name: InertText.line($0.name), value: $0[keyPath: figure]) }
    }
}

extension RunRecord {
    /// `pymc 5.28.5`.
    var samplerName: String {
        [self.sampler, self.versions?[self.sampler]?.text].compactMap(\.self).joined(separator: " ")
    }
}
