/// Round numbers from 0 on, up to at least a value.
struct Axis {
    let ticks: [Double]
    private let places: Int

    init(upTo value: Double) {
        let most = value.isFinite && value > 0 ? value : 1
        var unit = 1e-6
        while unit * 10 < most { unit *= 10 }
        let step = [0.2, 0.5, 1, 2, 2.5, 5].map { $0 * unit }.first { $0 * 6 >= most } ?? unit * 10
        let count = Int((most / step).rounded(.up))
        self.ticks = (0...max(count, 1)).map { Double($0) * step }
        self.places = step >= 1 && step == step.rounded() ? 0 : step >= 0.1 ? 1 : 2
    }

    var end: Double { self.ticks.last ?? 1 }

    func text(_ tick: Double) -> String { Figure.text(tick, self.places) }
}
