package import RhatchetDiagnostics
import RhatchetProtocol

/// What is wrong with a posterior, by the thresholds that a watch has too.
///
/// Pure: from numbers to problems, the gravest first.
package struct SampleJudge: Sendable {
    let thresholds: ConvergenceThresholds

    package init(_ thresholds: ConvergenceThresholds = ConvergenceThresholds()) {
        self.thresholds = thresholds
    }

    /// - Parameters:
    ///   - names: of the chains, in their order.
    ///   - draws: post-warmup draws of every chain that the elements' numbers are made from.
    package func problems(
        _ elements: [SampleElement],
        chains: [ChainLook],
        names: [String],
        draws: Int
    ) -> [SampleProblem] {
        let varying = elements.filter { !$0.digest.isConstant }
        let found =
            [
                self.stuck(chains, names), self.divergences(chains), self.notANumber(varying), self.rhat(varying),
                self.essBulk(varying, chains.count), self.essTail(varying, chains.count), self.energy(chains, names),
                self.depth(chains), self.oneChain(chains), self.fewDraws(draws, elements),
            ]
        let problems = found.compactMap(\.self)
        return problems.filter { $0.severity == .critical } + problems.filter { $0.severity == .warning }
    }

    private func rhat(_ elements: [SampleElement]) -> SampleProblem? {
        let bad = elements.filter { $0.digest.rhat > self.thresholds.policy.rhatNote }.sorted {
            $0.digest.rhat > $1.digest.rhat
        }
        guard let worst = bad.first else { return nil }
        let isCritical = worst.digest.rhat > self.thresholds.policy.rhatCritical
        return SampleProblem(
            .rhat,
            "\(Self.counted(bad.count, "variable has", "variables have")) an R-hat above \(shown(self.thresholds.policy.rhatNote)): "
                + "the chains do not agree; the worst is \(shown(worst.digest.rhat)) at \(worst.name)",
            severity: isCritical ? .critical : .warning,
            advice:
                "Do not use these draws. Draw more, look at the chains' traces (--plot, --svg), and where one chain stays apart "
                + "look for a second mode, a bad start, or parameters that the data cannot tell apart.",
            variables: bad.map(\.name)
        )
    }

    private func essBulk(_ elements: [SampleElement], _ chains: Int) -> SampleProblem? {
        self.lowESS(.essBulk, elements, chains, \.essBulk, "bulk", "means and medians")
    }

    private func essTail(_ elements: [SampleElement], _ chains: Int) -> SampleProblem? {
        self.lowESS(.essTail, elements, chains, \.essTail, "tail", "intervals and quantiles")
    }

    private func lowESS(
        _ code: SampleProblem.Code,
        _ elements: [SampleElement],
        _ chains: Int,
        _ size: KeyPath<Digest, Double>,
        _ name: String,
        _ what: String
    ) -> SampleProblem? {
        let least = self.thresholds.essPerChain * Double(chains)
        let bad = elements.filter { $0.digest[keyPath: size] < least }
            .sorted { $0.digest[keyPath: size] < $1.digest[keyPath: size] }
        guard let worst = bad.first else { return nil }
        let value = worst.digest[keyPath: size]
        return SampleProblem(
            code,
            "\(Self.counted(bad.count, "variable has", "variables have")) fewer than \(shown(least)) effective draws in the \(name), "
                + "\(shown(self.thresholds.essPerChain)) per chain; the least is \(shown(value.rounded())) at \(worst.name)",
            advice:
                "Their \(what) are not to be relied on. Draw \(Self.times(least / value)) as many; where hardly any draw of "
                + "a hundred is effective, a better parametrisation gains more. Thinning gains nothing.",
            variables: bad.map(\.name)
        )
    }

    /// `3 times`, rounded up.
    private static func times(_ factor: Double) -> String {
        guard factor.isFinite, factor < 1e6 else { return "many times" }
        return factor <= 2 ? "twice" : "\(Int(factor.rounded(.up))) times"
    }

    private func notANumber(_ elements: [SampleElement]) -> SampleProblem? {
        let bad = elements.filter { $0.digest.mean.isNaN }
        guard let first = bad.first else { return nil }
        return SampleProblem(
            .notANumber,
            "\(Self.counted(bad.count, "variable has", "variables have")) draws that are not numbers, \(first.name) the first: "
                + "nothing can be said of them",
            advice:
                "Where these are computed from parameters, look for a division by 0 or a logarithm of a negative number.",
            variables: bad.map(\.name)
        )
    }

    private func oneChain(_ chains: [ChainLook]) -> SampleProblem? {
        guard chains.count == 1 else { return nil }
        return SampleProblem(
            .oneChain,
            "there is one chain, so R-hat cannot be computed: nothing shows whether another start ends elsewhere",
            advice: "Run four chains from different starts."
        )
    }

    private func fewDraws(_ draws: Int, _ elements: [SampleElement]) -> SampleProblem? {
        guard draws < self.thresholds.rhatDefinedFrom else { return nil }
        return SampleProblem(
            .fewDraws,
            "every chain has \(draws) draws; from fewer than \(self.thresholds.rhatDefinedFrom) nothing can be judged",
            advice: "Draw more: 1000 per chain are usual.",
            variables: elements.filter { !$0.digest.isConstant && $0.digest.rhat.isNaN }.map(\.name)
        )
    }

    static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
