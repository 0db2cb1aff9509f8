import RhatchetDiagnostics

/// A training of four chains, each parameter an AR(1) process of unit variance, and perhaps something wrong with it.
package struct SimulatedTraining: Sendable {
    package let parameters: Int
    /// Correlation of one draw with the next.
    package let coefficient: Double
    package let planned: Int
    package let illness: Illness
    package let seed: UInt64
    static let chains = 4

    package init(parameters: Int, coefficient: Double, planned: Int, illness: Illness = .none, seed: UInt64) {
        self.parameters = parameters
        self.coefficient = coefficient
        self.planned = planned
        self.illness = illness
        self.seed = seed
    }

    /// All its draws: draw t of chain c of parameter p at (p * chains + c) * planned + t.
    func draws() -> [Double] {
        var source = NormalSource(seed: self.seed)
        var draws = [Double](repeating: 0, count: self.parameters * Self.chains * self.planned)
        for row in 0..<self.parameters * Self.chains { self.write(row, &draws, &source) }
        return draws
    }

    private func write(_ row: Int, _ draws: inout [Double], _ source: inout NormalSource) {
        let (parameter, chain) = row.quotientAndRemainder(dividingBy: Self.chains)
        let scale = (1 - self.coefficient * self.coefficient).squareRoot()
        var state = source.normal()
        var last = 0.0
        for draw in 0..<self.planned {
            if draw > 0 { state = self.coefficient * state + scale * source.normal() }
            if !self.isStill(chain, at: draw) { last = parameter == 0 ? self.ill(state, chain, draw) : state }
            draws[row * self.planned + draw] = last
        }
    }

    private func ill(_ healthy: Double, _ chain: Int, _ draw: Int) -> Double {
        let isLast = chain == Self.chains - 1
        return switch self.illness {
        case .oneApart(let distance): healthy + (isLast ? distance : 0)
        case .allApart(let distance): healthy + distance * Double(chain)
        case .wide(let factor): healthy * (isLast ? factor : 1)
        case .drifting(let distance): healthy + distance * Double(draw) / Double(self.planned)
        case .none, .stuck, .divergent, .cut: healthy
        }
    }

    private func isStill(_ chain: Int, at draw: Int) -> Bool {
        guard case .stuck = self.illness, chain == Self.chains - 1 else { return false }
        return draw > self.illness.begin(planned: self.planned)
    }

    /// What the sampler says of a chain after its first draws.
    func look(_ chain: Int, draws: Int, _ source: inout NormalSource) -> ChainLook {
        var look = ChainLook(chain: chain)
        look.tuning = self.planned
        look.draws = draws
        look.saturated = 0
        if case .stuck = self.illness, chain == Self.chains - 1 {
            let still = max(0, draws - 1 - self.illness.begin(planned: self.planned))
            look.unmoved = Double(still) / Double(max(1, draws - 1))
        } else {
            look.unmoved = 0
        }
        if case .divergent(let share) = self.illness { look.divergent = Self.count(share, draws, &source) }
        if case .cut(let share) = self.illness { look.saturated = Self.count(share, draws, &source) }
        return look
    }

    private static func count(_ share: Double, _ trials: Int, _ source: inout NormalSource) -> Int {
        (0..<trials).count { _ in source.uniform() < share }
    }
}
