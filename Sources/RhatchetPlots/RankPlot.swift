/// How often every chain's draws stand in each twentieth of all draws in order: level when the chains agree.
///
/// Vehtari et al. 2021, doi:10.1214/20-BA1221, section 4.5.
package struct RankPlot {
    private static let bins = 20
    private static let (width, row, left, top) = (720, 70, 10.0, 30.0)

    private let name: String
    private let chains: [[Double]]

    package init(name: String, chains: [[Double]]) {
        self.name = name
        self.chains = chains
    }

    /// Draws of every chain in every bin.
    package var counts: [[Int]] {
        let all = self.chains.enumerated().flatMap { chain, draws in draws.map { (chain, $0) } }
        var counts = self.chains.map { _ in [Int](repeating: 0, count: Self.bins) }
        let ordered = all.sorted { $0.1 < $1.1 }
        for (rank, draw) in ordered.enumerated() { counts[draw.0][rank * Self.bins / ordered.count] += 1 }
        return counts
    }

    package var svg: String {
        let height = Self.row * self.chains.count + 40
        var drawing = Drawing(width: Self.width, height: height, title: "ranks of \(self.name)")
        drawing.text("\(self.name), ranks of each chain's draws among all", Self.left, 18)
        let counts = self.counts
        let most = Double(max(1, counts.joined().max() ?? 1))
        let step = (Double(Self.width) - 2 * Self.left) / Double(Self.bins)
        let room = Double(Self.row) - 14
        for (chain, own) in counts.enumerated() {
            let bottom = Self.top + Double((chain + 1) * Self.row) - 4
            for (bin, count) in own.enumerated() {
                let size = Double(count) / most * room
                drawing.box(Self.left + Double(bin) * step, bottom - size, step - 1, size, Drawing.colour(chain))
            }
            let even = bottom - Double(own.reduce(0, +)) / Double(Self.bins) / most * room
            drawing.line(Self.left, even, to: Double(Self.width) - Self.left, even)
        }
        return drawing.markup
    }
}
