import RhatchetEngine

/// Walks the chain line by line; each line is held against the one before it, as that one stands.
///
/// So a changed line is named by itself, and not all that come after it.
struct ChainWalk {
    private var previous = LineMark.beginning.hash
    private var expected: Int64 = 1

    /// What is wrong with the next line; nil when it is whole.
    mutating func take(_ entry: Entry) -> String? {
        defer {
            self.previous = entry.hash
            self.expected = entry.sequence + 1
        }
        guard entry.sequence == self.expected else {
            let missing = self.expected..<entry.sequence
            return missing.count == 1
                ? "line \(self.expected) before it is missing"
                : "lines \(missing.lowerBound) to \(missing.upperBound - 1) before it are missing"
        }
        let draft = Draft(kind: entry.kind, at: entry.at, body: entry.body)
        let hash = HashChain.link(after: self.previous, sequence: entry.sequence, draft: draft, stamp: entry.stamp)
        return hash == entry.hash ? nil : "is not what was written: its hash is another"
    }
}
