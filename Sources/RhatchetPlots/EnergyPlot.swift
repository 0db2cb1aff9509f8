/// Energies around their mean, and their steps from draw to draw, on one scale: where the steps are much narrower the energy is
/// explored slowly.
///
/// Betancourt 2016, arXiv:1604.00695, section 3.2; arviz `plot_energy`.
package struct EnergyPlot {
    private static let (width, height, bins) = (720, 240, 40)

    private let chains: [[Double]]

    package init(energies: [[Double]]) {
        self.chains = energies.filter { $0.count > 1 }
    }

    package var svg: String {
        var drawing = Drawing(width: Self.width, height: Self.height, title: "energy")
        drawing.text("energy around its mean, and its steps", 10, 18)
        drawing.text("energy", 600, 18)
        drawing.box(580, 8, 12, 12, Drawing.colour(1))
        drawing.text("steps", 670, 18)
        drawing.box(650, 8, 12, 12, Drawing.colour(0))
        let (marginal, steps) = (self.marginal, self.steps)
        guard let bound = (marginal + steps).map(\.magnitude).max(), bound > 0 else { return drawing.markup }
        let shares = [marginal, steps].map { Self.shares($0, within: bound) }
        let most = shares.joined().max() ?? 1
        let (bottom, step) = (Double(Self.height) - 15, (Double(Self.width) - 20) / Double(Self.bins))
        drawing.line(10, bottom, to: Double(Self.width) - 10, bottom)
        for (share, colour) in zip(shares, [Drawing.colour(1), Drawing.colour(0)]) {
            var points: [(Double, Double)] = []
            for (bin, value) in share.enumerated() {
                let (x, y): (Double, Double) = (10 + Double(bin) * step, bottom - value / most * (bottom - 30))
                points += [(x, y), (x + step, y)]
            }
            drawing.path(points, colour)
        }
        return drawing.markup
    }

    private var marginal: [Double] {
        self.chains.flatMap { chain in
            let mean = chain.reduce(0, +) / Double(chain.count)
            return chain.map { $0 - mean }
        }
        .filter(\.isFinite)
    }

    private var steps: [Double] {
        self.chains.flatMap { chain in zip(chain.dropFirst(), chain).map { $0 - $1 } }.filter(\.isFinite)
    }

    private static func shares(_ values: [Double], within bound: Double) -> [Double] {
        var counts = [Double](repeating: 0, count: self.bins)
        for value in values {
            let bin = Int((value / bound + 1) / 2 * Double(self.bins))
            counts[min(max(bin, 0), self.bins - 1)] += 1 / Double(values.count)
        }
        return counts
    }
}
