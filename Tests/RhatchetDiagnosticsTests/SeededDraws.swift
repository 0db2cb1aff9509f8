/// The draws of a fixture's case, bit for bit those that `make_fixtures.py` made.
struct SeededDraws {
    let seed: UInt64

    /// splitmix64 as a counter: number `index` of the sequence, in 0..<1.
    func uniform(_ index: Int) -> Double {
        var z = self.seed &+ UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return Double(z >> 11) * 0x1p-53
    }

    /// Twelve uniforms less six: near enough to normal, and rounded alike everywhere.
    func normal(_ draw: Int) -> Double {
        (1..<12).reduce(self.uniform(12 * draw)) { $0 + self.uniform(12 * draw + $1) } - 6
    }

    func draws(_ fixture: Fixture) -> [[Double]] {
        var chains = (0..<fixture.chains).map { chain in self.base(fixture, chain: chain) }
        for edit in fixture.edits { edit.apply(to: &chains) }
        return chains
    }

    private func base(_ fixture: Fixture, chain: Int) -> [Double] {
        let number = fixture.number
        let scale = (1 - number * number).squareRoot()
        var state = 0.0
        return (0..<fixture.draws).map { draw in
            let index = chain * fixture.draws + draw
            let first = self.uniform(12 * index)
            switch fixture.kind {
            case .uniform: return first
            case .heavy: return self.normal(index) / (first + number)
            case .counts: return (first * number).rounded(.down)
            case .binary: return first < number ? 1 : 0
            case .ar:
                state = number * state + scale * self.normal(index)
                return state
            }
        }
    }
}

extension Fixture.Edit {
    func apply(to chains: inout [[Double]]) {
        switch self.name {
        case .shift: chains[self.chain] = chains[self.chain].map { $0 + self.number }
        case .scale: chains[self.chain] = chains[self.chain].map { $0 * self.number }
        case .offset: chains = chains.map { $0.map { $0 + self.number } }
        case .drift: chains = chains.map { $0.enumerated().map { $1 + self.number * Double($0) } }
        case .grid: chains = chains.map { $0.map { ($0 * self.number).rounded(.down) / self.number } }
        case .hold, .put:
            let end = min(self.end, chains[self.chain].count)
            for draw in self.start..<end {
                chains[self.chain][draw] = self.name == .put ? self.number : chains[self.chain][self.start]
            }
        }
    }
}
