import Foundation
import RhatchetProtocol
import RhatchetSimulation
import Testing

/// Distributions, and the mathematics that they are made of.
@Suite struct ChanceTests {
    private static let shares = (1..<2000).map { Double($0) / 2000 }

    private func hours(_ distribution: Distribution, _ share: Double) -> Double {
        Double(distribution.quantile(share).milliseconds) / 3_600_000
    }

    @Test func `an exponential's quantiles are those of the C library's logarithm`() {
        for share in Self.shares {
            let exact = -log(1 - share) * 1000
            #expect(abs(self.hours(.exponential(mean: .hours(1000)), share) - exact) < 1e-6)
        }
    }

    @Test func `a lognormal has its median and its ninth decile, and grows with the share`() {
        let distribution = Distribution.lognormal(median: .hours(100), p90: .hours(400))
        #expect(abs(self.hours(distribution, 0.5) - 100) < 1e-4)
        #expect(abs(self.hours(distribution, 0.9) - 400) < 1e-3)
        #expect(abs(self.hours(distribution, 0.1) - 25) < 1e-4)
        let values = Self.shares.map { self.hours(distribution, $0) }
        #expect(values == values.sorted())
    }

    @Test func `constants, uniforms and observed times are what they say`() {
        #expect(self.hours(.constant(.hours(3)), 0.99) == 3)
        #expect(self.hours(.uniform(.hours(1), .hours(3)), 0.25) == 1.5)
        let seen = Distribution.observed([.hours(1), .hours(2), .hours(5)])
        #expect([0.1, 0.5, 0.9].map { self.hours(seen, $0) } == [1, 2, 5])
    }

    @Test(arguments: [
        (2.345, 2, "2.35"), (-0.04, 1, "0.0"), (-1.25, 1, "-1.3"), (1234.5, 0, "1235"), (.infinity, 1, "never"),
        (.nan, 1, "none"), (0.05, 2, "0.05"),
    ]) func `numbers are written the same everywhere`(value: Double, places: Int, text: String) {
        #expect(Figure.text(value, places) == text)
    }
}
