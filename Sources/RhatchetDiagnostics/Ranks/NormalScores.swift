/// Normal scores of the ranks of so many values: z = Phi^-1((r - 3/8) / (S + 1/4)).
///
/// Blom's offsets: Vehtari et al. 2021, eq. 14. A table holds the scores of all whole ranks, made once for a shape.
struct NormalScores: ~Copyable {
    let count: Int
    private let byRank: Storage<Double>

    init(count: Int) {
        self.count = count
        self.byRank = Storage(count + 1, of: 0)
        // Phi is symmetric: one half is the other with the sign changed.
        for rank in stride(from: 1, through: count / 2, by: 1) {
            let score = self.score(Double(rank))
            self.byRank[rank] = score
            self.byRank[count + 1 - rank] = -score
        }
    }

    private func score(_ rank: Double) -> Double {
        NormalQuantile.of((rank - 0.375) / (Double(self.count) - 2 * 0.375 + 1))
    }

    /// The score of tied values, whose rank is the mean of the ranks that they take up together.
    ///
    /// - Parameter sum: the first and the last of these ranks added, 2…2S.
    @inline(__always)
    func score(sum: Int) -> Double {
        sum & 1 == 0 ? self.byRank[sum / 2] : self.score(Double(sum) / 2)
    }

    /// Writes the score of every value to its place.
    func assign(_ ordered: OrderedDraws, to scores: UnsafeMutablePointer<Double>) {
        let last = ordered.count - 1
        var index = 0
        while index < last {
            if ordered.values[index] != ordered.values[index + 1] {
                scores[Int(ordered.places[index])] = self.byRank[index + 1]
                index += 1
            } else {
                index = self.assignTied(ordered, from: index, to: scores)
            }
        }
        if index == last { scores[Int(ordered.places[index])] = self.byRank[index + 1] }
    }

    /// - Returns: the first index behind the values that equal that at `first`.
    private func assignTied(_ ordered: OrderedDraws, from first: Int, to scores: UnsafeMutablePointer<Double>) -> Int {
        var end = first + 1
        while end < ordered.count, ordered.values[end] == ordered.values[first] { end += 1 }
        let score = self.score(sum: first + 1 + end)
        for index in first..<end { scores[Int(ordered.places[index])] = score }
        return end
    }
}
