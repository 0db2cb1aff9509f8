/// The scores of every chain's draws among its own, for the effective sample sizes of single chains.
struct ChainScores: ~Copyable {
    private let shape: Shape
    private let scores: NormalScores
    let table: RowTable
    /// How many draws of every chain have been passed, and how many of them are tied just now.
    private let passed: Storage<Int>
    private let tied: Storage<Int>

    init(_ shape: Shape) {
        self.shape = shape
        self.scores = NormalScores(count: shape.draws)
        self.table = RowTable(rows: shape.chains, columns: shape.draws)
        self.passed = Storage(shape.chains, of: 0)
        self.tied = Storage(shape.chains, of: 0)
    }

    /// See ``chainESS(_:)``, for each chain.
    ///
    /// - Parameter ordered: all draws of at least 4 of every chain.
    func sizes(_ ordered: OrderedDraws, _ transforms: Transforms) -> [Double] {
        self.assign(ordered)
        return (0..<self.shape.chains).map { chain in
            self.table.centre(chain)
            // A chain that stands still has explored nothing.
            guard self.table.squares[chain] > 0 else { return 0 }
            var row = CentredRows(self.table, row: chain, transforms)
            return EffectiveSampleSize.of(&row)
        }
    }

    private func assign(_ ordered: OrderedDraws) {
        self.passed.base.update(repeating: 0, count: self.shape.chains)
        var first = 0
        while first < ordered.count {
            let value = ordered.values[first]
            var end = first + 1
            while end < ordered.count, ordered.values[end] == value { end += 1 }
            if end == first + 1 {
                let chain = self.chain(ordered.places[first])
                self.passed[chain] += 1
                self.table.values[Int(ordered.places[first])] = self.scores.score(sum: 2 * self.passed[chain])
            } else {
                self.assignTied(ordered, first..<end)
            }
            first = end
        }
    }

    private func assignTied(_ ordered: OrderedDraws, _ run: Range<Int>) {
        for index in run { self.tied[self.chain(ordered.places[index])] += 1 }
        for index in run {
            let chain = self.chain(ordered.places[index])
            let sum = 2 * self.passed[chain] + 1 + self.tied[chain]
            self.table.values[Int(ordered.places[index])] = self.scores.score(sum: sum)
        }
        for chain in 0..<self.shape.chains {
            self.passed[chain] += self.tied[chain]
            self.tied[chain] = 0
        }
    }

    @inline(__always)
    private func chain(_ place: UInt32) -> Int {
        Int(place / UInt32(truncatingIfNeeded: self.shape.draws))
    }
}
