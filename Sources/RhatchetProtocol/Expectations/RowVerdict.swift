/// One changed parameter held against its row.
package struct RowVerdict: Sendable, Codable, Hashable {
    package var row: ExpectationRow
    package var before: Value?
    package var after: Value?
    package var verdict: Verdict

    package init(row: ExpectationRow, before: Value?, after: Value?, verdict: Verdict) {
        self.row = row
        self.before = before
        self.after = after
        self.verdict = verdict
    }
}
