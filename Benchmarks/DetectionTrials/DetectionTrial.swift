import RhatchetDiagnostics
package import RhatchetProtocol
package import RhatchetTriage

/// What the judge of the watch said of a training, look by look.
package struct DetectionTrial: Sendable {
    /// Post-warmup draws per chain at the first confirmed finding; nil when there was none before completion.
    package private(set) var called: Int?
    /// The same of a critical one, an emergency.
    package private(set) var emergency: Int?
    /// What was confirmed on the final draws.
    package private(set) var final: Severity?
    /// What held at the first confirmed finding, the final one too.
    package private(set) var reasons: [ConvergenceReason] = []
    /// Looks that were checks.
    package private(set) var checks = 0

    package init() {}

    package var isEmergency: Bool { self.emergency != nil || self.final == .critical }

    package mutating func take(_ verdict: ConvergenceVerdict) {
        self.checks = verdict.count.made
        guard verdict.isConfirmed, let severity = verdict.severity else { return }
        if self.reasons.isEmpty { self.reasons = verdict.reasons.filter { $0.state.isFinding } }
        guard !verdict.isFinal else { return self.final = severity }
        self.called = self.called ?? verdict.draws
        if severity == .critical { self.emergency = self.emergency ?? verdict.draws }
    }
}

extension SimulatedTraining {
    /// The training as a watch sees it.
    ///
    /// There is a look whenever each chain has `confirm_draws` new draws, up to a fifth of them late; chains go at speeds of
    /// their own, up to a fifth slower. It ends with the first confirmed finding of a sick one.
    package func trial(policy: Policy = Policy(.hybrid)) -> DetectionTrial {
        var source = NormalSource(seed: self.seed ^ 0xD1CE)
        let draws = self.draws()
        let speeds = (0..<Self.chains).map { _ in 1 - 0.2 * source.uniform() }
        let spacing = Double(ConvergenceThresholds(policy).confirmDraws(planned: self.planned))
        var (judge, trial, length) = (ConvergenceJudge(policy: policy), DetectionTrial(), 0.0)
        while trial.final == nil, !(self.illness != .none && trial.called != nil) {
            // The slowest chain decides when there are enough new draws.
            length += spacing * (1 + 0.2 * source.uniform()) / (speeds.min() ?? 1)
            let lengths = speeds.map { min(self.planned, Int(length * $0)) }
            let verdict = judge.judge(self.look(draws, lengths, &source), elapsed: .seconds(1))
            trial.take(verdict)
            if verdict.isFinal { break }
        }
        return trial
    }

    private func look(_ draws: [Double], _ lengths: [Int], _ source: inout NormalSource) -> Look {
        let common = lengths.min() ?? 0
        let survey = Survey(elements: self.parameters, chains: Self.chains, draws: common)
        let planned = self.planned
        let summaries = survey.run(
            load: { element, chain, target in
                let first = (element * Self.chains + chain) * planned
                _ = target.update(fromContentsOf: draws[first..<first + common])
            },
            question: { $0.summary() }
        )
        return Look(
            chains: lengths.enumerated().map { self.look($0, draws: $1, &source) },
            draws: common,
            parameters: summaries.enumerated().map { ParameterLook(name: "x[\($0)]", $1) },
            plannedDraws: planned,
            isComplete: lengths.allSatisfy { $0 == planned }
        )
    }
}
