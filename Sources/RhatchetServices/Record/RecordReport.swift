/// What a check of the record has found.
package struct RecordReport: Sendable, Encodable {
    package struct Fault: Sendable, Encodable, Equatable {
        /// The line of the log; nil for what is no line.
        package var line: Int64?
        package var reason: String
    }

    package var entries: Int
    /// Hash of the last line; what a notice or a manifest has named must be one of the log's.
    package var head: String
    /// What is wrong with the log itself, or with what only it can hold.
    package var faults: [Fault]
    /// Files that are made of the log and are not what it gives; `--repair` makes them again.
    package var stale: [String]
    /// Steps of persons and agents that are proven, and those from before proofs were asked for.
    package var proven: Int
    package var unproven: Int

    package var isWhole: Bool { self.faults.isEmpty && self.stale.isEmpty }

    package var lines: [String] {
        var said = self.faults.map { "  " + ($0.line.map { "line \($0): " } ?? "") + $0.reason }
        said += self.stale.map { "  '\($0)' is not what the log gives; 'rhatchet verify --repair' makes it again" }
        let proofs =
            "\(self.proven) steps proven"
            + (self.unproven > 0 ? ", \(self.unproven) from before proofs were asked for" : "")
        let head =
            "\(self.entries) lines, head \(self.head.prefix(16)), \(proofs): " + (self.isWhole ? "whole" : "damaged")
        return [head] + said
    }

    private enum CodingKeys: String, CodingKey {
        case entries, head, faults, stale, proven, unproven
        case isWhole = "whole"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.isWhole, forKey: .isWhole)
        try container.encode(self.entries, forKey: .entries)
        try container.encode(self.head, forKey: .head)
        try container.encode(self.faults, forKey: .faults)
        try container.encode(self.stale, forKey: .stale)
        try container.encode(self.proven, forKey: .proven)
        try container.encode(self.unproven, forKey: .unproven)
    }
}
