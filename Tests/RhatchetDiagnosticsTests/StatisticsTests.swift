import RhatchetDiagnostics
import Testing

/// What arviz has not, or says otherwise on purpose.
struct StatisticsTests {
    let chains = (0..<4).map { chain in (0..<200).map { SeededDraws(seed: UInt64(chain + 1)).normal($0) } }

    @Test func `local R-hat sees chains that differ in a tail alone, where R-hat does not`() {
        // Every chain is symmetric, with the same median and mean absolute deviation; in one the tails are two points.
        var unlike = chains
        unlike[0] = unlike[0].enumerated().map { index, _ in (Double(index % 5) - 2) * 0.3 }
        #expect(localRhat(unlike) > localRhat(chains) + 0.02)
        #expect(localRhat(chains) < 1.05)
    }

    @Test func `local R-hat is the largest R-hat of all indicators`() {
        let few = chains.map { $0.prefix(20).map { ($0 * 4).rounded() } }
        let halves = few.flatMap { [Array($0[..<10]), Array($0[10...])] }
        let bounds = Set(few.joined()).sorted().dropLast()
        let worst = bounds.map { bound in plainRhat(halves.map { $0.map { $0 <= bound ? 1 : 0 } }) }.max() ?? .nan
        #expect(agree(localRhat(few), worst))
    }

    @Test func `local R-hat is infinite when some value parts the chains, and none when all are equal`() {
        #expect(localRhat([[1, 2, 1, 2], [3, 4, 3, 4]]) == .infinity)
        #expect(localRhat([[1, 1, 1, 1], [1, 1, 1, 1]]).isNaN)
        #expect(localRhat([chains[0]]).isNaN)
    }

    @Test func `nested R-hat asks for superchains of one size, as many numbers as chains`() {
        #expect(nestedRhat(chains, superchains: [0, 0, 1]).isNaN)
        #expect(nestedRhat(chains, superchains: [0, 0, 0, 1]).isNaN)
        #expect(nestedRhat(chains, superchains: [0, 0, 1, 1]) >= 1)
        #expect(nestedRhat(chains, superchains: [7, -3, 7, -3]) >= 1)
    }

    @Test func `a constant has no spread and no error, to the last bit`() {
        let constant = [[Double]](repeating: [Double](repeating: 0.1, count: 101), count: 4)
        #expect(sd(constant) == 0 && mcseMean(constant) == 0 && mcseSD(constant) == 0 && mad(constant) == 0)
        #expect(median(constant) == 0.1 && hdi(constant, probability: 0.9) == 0.1...0.1)
    }

    @Test func `no draws, or a NaN among them, give no location`() {
        for draws in [[], [[]], [[1, .nan, 3, 4]]] as [[[Double]]] {
            #expect(mean(draws).isNaN && sd(draws).isNaN && median(draws).isNaN && mad(draws).isNaN)
            #expect(quantile(draws, probability: 0.5).isNaN && hdi(draws, probability: 0.5) == nil)
        }
        #expect(mean([[2]]) == 2 && median([[2]]) == 2 && sd([[2]]).isNaN)
    }

    @Test func `infinite draws take part in the shortest interval only where it must reach them`() {
        #expect(hdi([[1, 2, 3, 4, .infinity]], probability: 0.5) == 1...3)
        #expect(hdi([[1, 2, 3, 4, -.infinity, .infinity]], probability: 0.6) == 1...4)
        #expect(mad([[1, 2, 3, 4, .infinity]]) == 1)
        #expect(mad([[1, .infinity, .infinity]]).isNaN)
    }

    @Test func `the sampler's own statistics are shares, counts and means`() {
        #expect(divergentShare([]) == nil && divergentShare([true, false, false, true]) == 0.5)
        #expect(saturated(treeDepth: [9, 10, 11, 3], largest: 10) == 2)
        #expect(meanAcceptance([]) == nil && meanAcceptance([0.5, 1]) == 0.75)
    }

    @Test func `autocorrelation is 1 at lag 0, and none of a chain that stands still`() {
        #expect(autocorrelation(chains[0], lags: 3).count == 4 && autocorrelation(chains[0], lags: 3)[0] == 1)
        #expect(autocorrelation([1, 2, 3], lags: 9).count == 3)
        #expect(autocorrelation([1, 1, 1], lags: 2).allSatisfy(\.isNaN) && autocorrelation([], lags: 2).isEmpty)
    }

    private func plainRhat(_ rows: [[Double]]) -> Double {
        let n = Double(rows[0].count)
        let means = rows.map { $0.reduce(0, +) / n }
        let variances = zip(rows, means).map { row, mean in row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) }
        let grand = means.reduce(0, +) / Double(rows.count)
        let between = n * means.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / Double(rows.count - 1)
        let within = variances.reduce(0, +) / Double(rows.count)
        return ((between / within + n - 1) / n).squareRoot()
    }
}
