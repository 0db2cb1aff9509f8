import RhatchetDiagnostics
import Testing

/// Sorting by distribution must be right for draws that are not distributed as it hopes.
struct OrderTests {
    /// Draws, by what is unusual in them.
    static let shapes: [(name: String, draw: @Sendable (Double) -> Double)] = [
        ("normal", { $0 }),
        ("equal", { _ in 3 }),
        ("two thin clusters far apart", { $0 > 0 ? 1e9 + $0 * 1e-3 : $0 * 1e-9 }),
        ("log scale over 300 decades", { ($0 * 1e3).rounded() * 1e-3 * ($0 > 0 ? 1e200 : 1e-200) }),
        ("few values", { ($0 * 2).rounded() }),
        ("mostly equal", { $0 > 2 ? $0 : 0 }),
        ("some infinite", { $0 > 2 ? .infinity : $0 < -2 ? -.infinity : $0 }),
        ("mostly infinite", { $0 < 2 ? .infinity : $0 }),
        ("largest and smallest", { $0 > 0 ? 1.7e308 : $0 < -1 ? -1.7e308 : $0 * .leastNonzeroMagnitude }),
        ("negative zero", { $0 > 0 ? 0.0 : -0.0 }),
    ]

    @Test(arguments: shapes.indices, [1, 2, 7, 64, 1000, 5001])
    func `quantiles are those of the sorted draws, whatever the draws`(_ shape: Int, _ count: Int) {
        let seeded = SeededDraws(seed: UInt64(shape + 1))
        let draws = (0..<count).map { Self.shapes[shape].draw(seeded.normal($0)) }
        let sorted = draws.sorted()
        for index in Set([0, 1, count / 3, count / 2, count - 2, count - 1]) where sorted.indices.contains(index) {
            let found = quantile([draws], probability: count > 1 ? Double(index) / Double(count - 1) : 0)
            #expect(isBetween(found, sorted, index), "\(Self.shapes[shape].name)")
        }
        #expect(median([draws]) == middle(sorted))
    }

    @Test(arguments: [4, 5, 16, 17, 1023, 1024])
    func `distances from the median are in order, and every score stands in its draw's place`(_ draws: Int) {
        let chains = (0..<3).map { chain in (0..<draws).map { SeededDraws(seed: UInt64(chain + 9)).normal($0) } }
        #expect(mad(chains) == middle(distances(chains).sorted()))
        // Folded ranks do not change when every draw is mirrored at the median, which changes all sides of the merge.
        let mirrored = chains.map { $0.map { -$0 } }
        #expect(agree(rhat(chains), rhat(mirrored)))
        #expect(agree(essBulk(chains), essBulk(mirrored)))
    }

    @Test func `many elements at once answer in their order`() {
        let elements = (0..<50).map { element in
            (0..<2).map { chain in (0..<20).map { SeededDraws(seed: UInt64(2 * element + chain)).normal($0) } }
        }
        let found = Survey(elements: 50, chains: 2, draws: 20).run(
            load: { element, chain, target in
                for (index, draw) in elements[element][chain].enumerated() { target[index] = draw }
            },
            question: { $0.summary().rhat }
        )
        #expect(found == elements.map(rhat))
    }

    /// Rounding in the probability may take a quantile a little off its draw.
    private func isBetween(_ found: Double, _ sorted: [Double], _ index: Int) -> Bool {
        let (low, high) = (sorted[max(index - 1, 0)], sorted[min(index + 1, sorted.count - 1)])
        return found.isNaN ? !low.isFinite || !high.isFinite || high - low == .infinity : low <= found && found <= high
    }

    private func distances(_ chains: [[Double]]) -> [Double] {
        let centre = middle(chains.joined().sorted())
        return chains.joined().map { ($0 - centre).magnitude }
    }

    private func middle(_ sorted: [Double]) -> Double {
        let half = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
    }
}
