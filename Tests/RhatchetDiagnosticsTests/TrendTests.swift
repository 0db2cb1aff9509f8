import RhatchetDiagnostics
import Testing

@Suite struct TrendTests {
    private func trend(_ chains: [[Double]]) -> Double? {
        var summarizer = Summarizer(chains: chains.count, draws: chains[0].count)
        return summarizer.summarize(chains).trend
    }

    /// Seeded draws that are independent, and travel by `distance`.
    private func chain(_ seed: UInt64, distance: Double) -> [Double] {
        let source = SeededDraws(seed: seed)
        return (0..<400).map { source.normal($0) + distance * Double($0) / 400 }
    }

    @Test func `chains that travel have a clear trend`() throws {
        let trend = try #require(self.trend((1...4).map { self.chain($0, distance: 10) }))
        #expect(trend > 15)
    }

    @Test func `one that travels alone is left to R-hat`() {
        #expect(self.trend((1...4).map { self.chain($0, distance: $0 == 1 ? 10 : 0) }) == nil)
    }

    @Test func `chains that mix are not asked`() {
        #expect(self.trend((1...4).map { self.chain($0, distance: 0) }) == nil)
    }

    @Test func `draws that are not finite have none`() {
        let infinite = (1...4).map { self.chain($0, distance: 10) + [.infinity, .infinity, .infinity, .infinity] }
        #expect(self.trend(infinite) == nil)
    }
}
