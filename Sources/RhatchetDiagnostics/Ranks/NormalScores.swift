/// Normal scores of the ranks of so many values: z = Phi^-1((r - 3/8) / (S + 1/4)).
///
/// Blom's offsets: Vehtari et al. 2021, eq. 14.
/// The average rank of tied values is a multiple of 1/2, so a table by twice the rank holds every score there is.
struct NormalScores {
    let count: Int
    private let byTwiceRank: [Double]

    init(count: Int) {
        let size = Double(count) - 2 * 0.375 + 1
        self.count = count
        self.byTwiceRank = (0...2 * count).map { $0 < 2 ? .nan : NormalQuantile.of((Double($0) / 2 - 0.375) / size) }
    }

    /// Writes the score of every value to its place.
    func assign(_ ordered: OrderedDraws, to scores: inout [Double]) {
        let values = ordered.values
        var first = 0
        while first < values.count {
            var end = first + 1
            while end < values.count, values[end] == values[first] { end += 1 }
            // Ranks first + 1 … end: their average, twice.
            let score = self.byTwiceRank[first + 1 + end]
            for index in first..<end { scores[ordered.places[index]] = score }
            first = end
        }
    }
}
