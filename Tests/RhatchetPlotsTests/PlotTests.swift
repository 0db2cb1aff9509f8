import Foundation
import RhatchetPlots
import Testing

/// Drawings are well-formed and show what is in the draws.
@Suite struct PlotTests {
    private static let agreeing = (0..<4).map { chain in (0..<400).map { Double(($0 * 4 + chain * 7) % 1600) } }

    @Test func `ranks of chains that agree are level, of one that stays apart they are not`() {
        let level = RankPlot(name: "mu", chains: Self.agreeing).counts
        #expect(level.allSatisfy { $0.allSatisfy { (15...25).contains($0) } })
        let apart = RankPlot(name: "mu", chains: [(0..<100).map(Double.init), (0..<100).map { Double($0) + 1000 }])
            .counts
        #expect(apart[0] == Array(repeating: 10, count: 10) + Array(repeating: 0, count: 10))
        #expect(apart[1] == apart[0].reversed())
    }

    @Test func `a sparkline goes up with the draws, and has a dot for what is no number`() {
        #expect(Sparkline.line([0, 1, 2, 3, 4, 5, 6, 7], range: 0...7, width: 8) == "▁▂▃▄▅▆▇█")
        #expect(Sparkline.line([0, 0, 7, 7], range: 0...7, width: 2) == "▁█")
        #expect(Sparkline.line([.nan, 1], range: 1...1, width: 2) == "·▅")
        #expect(Sparkline.line([], range: 0...1, width: 5).count == 1)
    }

    @Test(arguments: [
        agreeing, [[]], [[1]], [[.nan, .infinity], [1, 1]], [[-1e300, 1e300], [0, 0]],
        [(0..<9000).map { Double($0 % 17) }],
    ]) func `whatever the draws are, the drawings are XML without numbers that are none`(chains: [[Double]]) throws {
        let plots = [
            TracePlot(name: "a<b&\"c\"", chains: chains).svg, RankPlot(name: "a<b&\"c\"", chains: chains).svg,
            EnergyPlot(energies: chains).svg,
        ]
        for plot in plots {
            #expect(plot.hasPrefix("<svg xmlns"))
            #expect(plot.hasSuffix("</svg>\n"))
            #expect(!plot.contains("nan\""))
            #expect(!plot.contains("inf"))
            #expect(!plot.contains("a<b"))
            #expect(plot.count < 60_000)
        }
    }
}
