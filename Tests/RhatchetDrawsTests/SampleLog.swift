import RhatchetDraws

/// A chain's log with two variables and all statistics that a look reads, made from a seed.
struct SampleLog {
    var chain = 0
    var tune = 3
    var seed: UInt64 = 1
    /// Draws per block, one after the other and again from the start.
    var blocks = [1, 4, 2]
    /// Post-warmup draws from here on repeat the one before.
    var stuckFrom = Int.max

    var header: DrawLogHeader {
        var header = DrawLogHeader(chain: self.chain, columns: Self.columns)
        header.tune = self.tune
        header.draws = 20
        header.coords = ["place": ["north", "south"]]
        return header
    }

    static let columns = [
        DrawColumn(name: "theta", group: .posterior, shape: [2], dims: ["place"]),
        DrawColumn(name: "fixed", group: .posterior),
        DrawColumn(name: "energy", group: .sampleStats),
        DrawColumn(name: "step_size", group: .sampleStats),
        DrawColumn(name: "acceptance_rate", group: .sampleStats, dtype: .float32),
        DrawColumn(name: "count", group: .posterior, dtype: .int64),
        DrawColumn(name: "tree_depth", group: .sampleStats, dtype: .int32),
        DrawColumn(name: "diverging", group: .sampleStats, dtype: .bool),
        DrawColumn(name: "reached_max_treedepth", group: .sampleStats, dtype: .bool),
        DrawColumn(name: "tuning", group: .sampleStats, dtype: .bool),
    ]

    /// The values of draw `index`, tuning draws counted, in the columns' order.
    func row(_ index: Int) -> [Double] {
        let post = index - self.tune
        let moved = post > self.stuckFrom ? self.tune + self.stuckFrom : index
        let (a, b) = (self.random(2 * moved), self.random(2 * moved + 1))
        let statistics = [
            self.random(index &+ 7777), 0.5, 0.75, (a * 10).rounded(.down), Double(index % 3 + 1),
            index % 4 == 0 ? 1 : 0, index % 5 == 0 ? 1 : 0, post < 0 ? 1 : 0,
        ]
        return [a, b, 2.5] + statistics
    }

    /// Post-warmup values of one element, of so many draws in all.
    func values(of element: Int, in draws: Int) -> [Double] {
        let place = [0, 1, 2, 6][element]
        return (self.tune..<max(draws, self.tune)).map { self.row($0)[place] }
    }

    /// The file's bytes with so many draws, and where every block ends.
    func bytes(draws: Int) throws -> (bytes: [UInt8], ends: [(offset: Int, draws: Int)]) {
        let encoder = DrawLogEncoder(self.header)
        var bytes = try encoder.headerBytes()
        var ends = [(offset: bytes.count, draws: 0)]
        var next = 0
        while next < draws {
            let count = min(self.blocks[(ends.count - 1) % self.blocks.count], draws - next)
            bytes += encoder.block(first: UInt64(next), (next..<next + count).map(self.row))
            next += count
            ends.append((bytes.count, next))
        }
        return (bytes, ends)
    }

    private func random(_ index: Int) -> Double {
        var generator = Generator(state: self.seed &* 1_000_003 &+ UInt64(index))
        return Double(generator.next() >> 11) * 0x1p-53
    }
}

/// splitmix64.
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var z = self.state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
