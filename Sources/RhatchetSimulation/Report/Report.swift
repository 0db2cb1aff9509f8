/// Everything that a page about a comparison shows.
package struct Report: Sendable {
    package let comparison: Comparison
    /// Empty where not all of the policies that the claims are about were compared.
    package let claims: [Claim]
    package let advice: PolicyAdvice
    package let sensitivities: [Sensitivity]

    /// - Parameter comparison: what was compared already; the rest is simulated now, with fewer nights.
    package init(_ comparison: Comparison) async {
        let (team, seed) = (comparison.team, comparison.seed)
        let policies = comparison.results.map(\.policy)
        let runs = min(comparison.runs, 500)
        self.comparison = comparison
        self.claims = await Claims(comparison)?.check() ?? []
        self.advice = await PolicyAdvice(team, runs: min(comparison.runs, 1000), seed: seed)
        self.sensitivities = [
            await .models(team, under: policies, runs: runs, seed: seed),
            await .hours(team, under: policies, runs: runs, seed: seed),
        ]
    }
}
