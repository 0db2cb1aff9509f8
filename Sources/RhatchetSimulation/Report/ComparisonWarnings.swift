import RhatchetProtocol

/// What a reader must know before the numbers of a comparison, in every format.
struct ComparisonWarnings {
    private let comparison: Comparison

    init(_ comparison: Comparison) { self.comparison = comparison }

    /// A night may end while somebody is waited for who does not come.
    var sentences: [String] {
        let counts = self.comparison.results.map { result in
            (name: result.policy.name.rawValue, nights: result.nights.filter { $0.stuck > 0 }.count)
        }
        guard counts.contains(where: { $0.nights > 0 }) else { return [] }
        let nights = counts.map { "\($0.nights) under \($0.name)" }.joined(separator: ", ")
        return [
            "an incident still waited for somebody when the night was over: \(nights) of \(self.comparison.runs) nights"
        ]
    }
}
