/// Finds the known name that was probably meant.
package enum NearestName {
    /// The known name with the least edits, where they are few enough for a slip of the hand.
    package static func of(_ text: String, among known: [String]) -> String? {
        let ranked = known.map { (name: $0, distance: self.distance(text, $0)) }.min { $0.distance < $1.distance }
        guard let ranked, ranked.distance <= max(2, text.count / 3) else { return nil }
        return ranked.name
    }

    /// Levenshtein's distance: insertions, deletions and replacements.
    private static func distance(_ left: String, _ right: String) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[right.count]
    }
}
