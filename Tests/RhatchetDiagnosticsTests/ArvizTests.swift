import RhatchetDiagnostics
import Testing

/// Every number against arviz-stats 1.3.3 on the same doubles, within 1e-12 relative.
struct ArvizTests {
    @Test func `the fixture is all there`() {
        #expect(Fixture.all.count == 429)
    }

    @Test(arguments: Fixture.all)
    func `every diagnostic equals arviz-stats on the same doubles`(_ fixture: Fixture) {
        let chains = SeededDraws(seed: fixture.seed).draws(fixture)
        #expect(chains.joined().reduce(0) { $0 ^ $1.bitPattern } == fixture.bits)
        #expect(agree(rhat(chains), fixture.rhat.value))
        #expect(agree(essBulk(chains), fixture.essBulk.value))
        #expect(agree(essTail(chains), fixture.essTail.value))
        #expect(agree(essMean(chains), fixture.essMean.value))
        for (chain, expected) in zip(chains, fixture.chainESS) { #expect(agree(chainESS(chain), expected.value)) }
        for (chain, expected) in zip(chains, fixture.bfmi) { #expect(agree(bfmi(energy: chain), expected.value)) }
    }

    @Test(arguments: Fixture.all)
    func `every other statistic equals arviz-stats on the same doubles`(_ fixture: Fixture) {
        let chains = SeededDraws(seed: fixture.seed).draws(fixture)
        let found = self.more(chains)
        #expect(found.count == fixture.more.count)
        // A mean near 0 is a difference of large numbers, and so is a correlation.
        let scales: [String: Double] = [
            "mean": chains.joined().map(\.magnitude).max() ?? 0, "autocorrelation3": 1,
        ]
        for (name, expected) in fixture.more {
            guard let expected else { continue }
            let number = found[name] ?? .nan
            let isNear = (number - expected.value).magnitude <= 1e-12 * (scales[name] ?? 0)
            #expect(isNear || agree(number, expected.value), "\(name)")
        }
    }

    private func more(_ chains: [[Double]]) -> [String: Double] {
        let hdi = hdi(chains, probability: 0.94)
        let pairs = chains.indices.map { chains.count.isMultiple(of: 2) ? $0 / 2 : $0 }
        return [
            "nestedRhat": nestedRhat(chains, superchains: pairs),
            "essSD": essSD(chains), "essMedian": essMedian(chains),
            "essQuantile10": essQuantile(chains, probability: 0.1),
            "mcseMean": mcseMean(chains), "mcseSD": mcseSD(chains), "mcseMedian": mcseMedian(chains),
            "mcseQuantile90": mcseQuantile(chains, probability: 0.9),
            "mean": mean(chains), "sd": sd(chains), "median": median(chains), "mad": mad(chains),
            "quantile5": quantile(chains, probability: 0.05), "quantile95": quantile(chains, probability: 0.95),
            "hdiLow": hdi?.lowerBound ?? .nan, "hdiHigh": hdi?.upperBound ?? .nan,
            "autocorrelation3": chains.first.map { autocorrelation($0, lags: 3)[3] } ?? .nan,
        ]
    }

    @Test func `a summarizer says of each element what the functions say of it alone`() {
        for fixture in Fixture.all where fixture.chains == 4 {
            let chains = SeededDraws(seed: fixture.seed).draws(fixture)
            var summarizer = Summarizer(chains: 4, draws: fixture.draws)
            for _ in 0..<2 {
                let summary = summarizer.summarize(chains.map { $0 + [7] })
                let digest = summarizer.digest()
                #expect(agree(digest.mean, mean(chains), within: 0) && agree(digest.sd, sd(chains), within: 0))
                #expect(agree(digest.mcseMean, mcseMean(chains), within: 0))
                #expect(agree(digest.mcseSD, mcseSD(chains), within: 0))
                #expect(agree(digest.rhat, rhat(chains), within: 0) && agree(digest.median, median(chains), within: 0))
                #expect(agree(summary.rhat, rhat(chains), within: 0))
                #expect(agree(summary.essBulk, essBulk(chains), within: 0))
                #expect(agree(summary.essTail, essTail(chains), within: 0))
                for (own, chain) in zip(summary.chainESS, chains) { #expect(agree(own, chainESS(chain), within: 0)) }
            }
        }
    }
}

/// Whether two numbers are both undefined, the same, or nearer than `tolerance` relative to the expected one.
///
/// arviz's R-hat of chains that all stand still is infinite or, by rounding, merely above 1e7: we say infinite.
func agree(_ found: Double, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
    if found.isNaN || expected.isNaN { return found.isNaN && expected.isNaN }
    if found == expected || (found == .infinity && expected > 1e7) { return true }
    return (found - expected).magnitude <= tolerance * expected.magnitude
}
