/// Where a line stands in the log: its number, and the hash that ties it to all lines before.
package struct LineMark: Sendable, Hashable {
    package var sequence: Int64
    package var hash: String

    /// Before the first line.
    package static let beginning = LineMark(sequence: 0, hash: String(repeating: "0", count: 64))

    package init(sequence: Int64, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }
}
