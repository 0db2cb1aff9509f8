/// What is left of a damaged store.
package struct SalvageReport: Sendable, Encodable {
    /// Whether anything is wrong with the store.
    package var isNeeded: Bool
    /// Lines of the log that are whole and hang on each other, from the first on.
    package var kept: Int
    package var head: String
    /// Lines after the damage that can be read.
    package var loose: Int
    /// What is wrong with the first line that is not taken; nil for a whole log.
    package var reason: String?
    /// Where the damaged store is kept.
    package var folder: String

    /// Whether there is something to do, and something to do it with.
    package var isUseful: Bool { self.isNeeded && self.kept > 0 }

    package var lines: [String] {
        guard self.isNeeded else { return ["the store is whole, nothing is to be done"] }
        let after =
            switch self.loose {
            case 0: "none after them can be read"
            case 1: "1 more can be read, and hangs on nothing"
            default: "\(self.loose) more can be read, and hang on nothing"
            }
        return ["\(self.kept) \(self.kept == 1 ? "line is" : "lines are") whole; \(after)"]
            + [self.reason.map { "  \($0)" }].compactMap(\.self)
    }
}

extension SalvageReport {
    private enum CodingKeys: String, CodingKey {
        case kept, head, loose, reason, folder
        case isNeeded = "damaged"
    }
}
