/// The draws of every chain in their order: chains that mix lie over one another.
package struct TracePlot {
    private static let (width, height, left, top) = (720, 220, 70.0, 30.0)
    /// More points than this are narrowed to the least and the largest of every stretch.
    private static let points = 1200

    private let name: String
    private let chains: [[Double]]

    package init(name: String, chains: [[Double]]) {
        self.name = name
        self.chains = chains
    }

    package var svg: String {
        var drawing = Drawing(width: Self.width, height: Self.height, title: "trace of \(self.name)")
        drawing.text("\(self.name), draw by draw", Self.left, 18)
        let finite = self.chains.joined().filter(\.isFinite)
        guard let least = finite.min(), let most = finite.max() else { return drawing.markup }
        let (right, bottom) = (Double(Self.width) - 10, Double(Self.height) - 25)
        let span = most > least ? most - least : 1
        let y = { (value: Double) in bottom - (value - least) / span * (bottom - Self.top) }
        for value in [least, (least + most) / 2, most] {
            drawing.line(Self.left, y(value), to: right, y(value))
            drawing.text(ScaleText.of(value), 4, y(value) + 4)
        }
        for (number, chain) in self.chains.enumerated() {
            let step = (right - Self.left) / Double(max(1, chain.count - 1))
            let kept = Self.narrowed(chain).filter { $0.1.isFinite }
            drawing.path(kept.map { (Self.left + Double($0.0) * step, y($0.1)) }, Drawing.colour(number))
        }
        return drawing.markup
    }

    private static func narrowed(_ chain: [Double]) -> [(Int, Double)] {
        let all = Array(chain.enumerated()).map { ($0.offset, $0.element) }
        guard chain.count > self.points else { return all }
        let stretch = (2 * chain.count + self.points - 1) / self.points
        return stride(from: 0, to: all.count, by: stretch).flatMap { first -> [(Int, Double)] in
            let some = all[first..<min(first + stretch, all.count)]
            guard let least = some.min(by: { $0.1 < $1.1 }), let most = some.max(by: { $0.1 < $1.1 }) else { return [] }
            return least.0 < most.0 ? [least, most] : [most, least]
        }
    }
}
