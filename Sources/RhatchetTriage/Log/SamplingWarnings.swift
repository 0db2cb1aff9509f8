import RhatchetProtocol

/// What samplers say in words about draws that did not converge, in a run that came to its end.
///
/// A few divergences are no finding (PROTOCOL 3): their share must exceed the policy's, or they stand beside another word.
struct SamplingWarnings {
    /// The line that says most, and why it is a finding.
    let line: LogLine
    let cause: String
    let isCritical: Bool

    private static let signs: [(text: [UInt8], cause: String)] = [
        ("rhat statistic is larger than", "the sampler says that chains have not mixed: R-hat is too large"),
        ("r-hat greater than", "Stan says that chains have not mixed: R-hat is too large"),
        ("effective sample size per chain is smaller", "the sampler says that the effective sample size is too small"),
        ("reached the maximum tree depth", "the sampler says that trees were cut at their maximal depth"),
        ("hit the maximum treedepth", "Stan says that trees were cut at their maximal depth"),
        ("maximum treedepth limit of", "Stan says that trees were cut at their maximal depth"),
        ("had an e-bfmi less than", "Stan says that the energy was explored badly: E-BFMI is low"),
        ("e-bfmi below", "Stan says that the energy was explored badly: E-BFMI is low"),
        ("chains have not converged", "the sampler says that the chains have not converged"),
        ("did not converge", "the optimiser or sampler says that it did not converge"),
        ("failed to converge", "the optimiser or sampler says that it did not converge"),
        ("maximum number of iterations", "the iterations were used up"),
        ("maximum iterations reached", "the iterations were used up"),
        ("maximum number of function evaluations", "the iterations were used up"),
    ].map { (PlainLine.lowered($0.0), $0.1) }
    private static let divergences = PlainLine.lowered("divergen")

    /// - Parameter share: of post-warmup transitions that may diverge.
    init?(_ tail: [PlainLine], share limit: Double) {
        let draws = tail.reversed().lazy.compactMap { Self.totalDraws($0.text) }.first
        let diverged = tail.reversed().lazy.compactMap { line in
            line.contains(Self.divergences) ? Self.share(line.text, of: draws).map { ($0, line.line) } : nil
        }.first
        if let (share, line) = diverged, share > limit {
            self.line = line
            self.cause = "the sampler says that \(Int((share * 100).rounded())) % of its transitions diverged"
            self.isCritical = true
            return
        }
        for line in tail.reversed() {
            guard let sign = Self.signs.first(where: { line.contains($0.text) }) else { continue }
            self.line = line.line
            self.cause = sign.cause
            self.isCritical = false
            return
        }
        return nil
    }

    /// `… (4_000 + 4_000 draws total) took 3 seconds.`: post-warmup draws of all chains.
    private static func totalDraws(_ text: String) -> Double? {
        guard let match = text.firstMatch(of: /\+ ([0-9_]+) draws total/) else { return nil }
        return Double(match.1.replacing("_", with: ""))
    }

    /// Reads `There were 132 divergences …` and `132 of 4000 (3.30%) transitions ended with a divergence`.
    private static func share(_ text: String, of draws: Double?) -> Double? {
        if let match = text.firstMatch(of: /([0-9]+) of ([0-9]+)/), let part = Double(match.1),
            let whole = Double(match.2)
        {
            return whole > 0 ? part / whole : nil
        }
        guard let match = text.firstMatch(of: /([0-9_]+) divergen/), let draws, draws > 0 else { return nil }
        return Double(match.1.replacing("_", with: "")).map { $0 / draws }
    }
}
