/// Hashes of input files by path, before and after; a path stands on one side only where the file came or went.
package struct DataHashes: Sendable, Codable, Equatable {
    package var before: [String: String]
    package var after: [String: String]

    package init(before: [String: String] = [:], after: [String: String] = [:]) {
        self.before = before
        self.after = after
    }
}
