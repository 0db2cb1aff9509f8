package import RhatchetStore

/// What a check of the record has found.
package struct RecordReport: Sendable, Encodable {
    package var entries: Int
    /// Hash of the last line; what a notice or a manifest has named must be one of the log's.
    package var head: String
    /// What is wrong with the log itself, or with what only it can hold.
    package var damages: [Damage]
    /// Files that are made of the log and are not what it gives; `--repair` makes them again.
    package var stale: [String]
    /// Steps of persons and agents that are proven, and those from before proofs were asked for.
    package var proven: Int
    package var unproven: Int

    /// That the log was taken out of a damaged store, each time that it was.
    package var salvages: [String]

    package var isWhole: Bool { self.damages.isEmpty && self.stale.isEmpty }

    package var lines: [String] {
        let proofs =
            "\(self.proven) steps proven"
            + (self.unproven > 0 ? ", \(self.unproven) from before proofs were asked for" : "")
        let head =
            "\(self.entries) lines, head \(self.head.prefix(16)), \(proofs): " + (self.isWhole ? "whole" : "damaged")
        let stale = self.stale.map {
            "  '\($0)' is not what the log gives; 'rhatchet verify --repair' makes it again"
        }
        let alarm =
            self.unproven > 0
            ? ["  \(self.unproven) steps carry no proof: an alarm, unless an older rhatchet took them"] : []
        return [head] + alarm + self.salvages.map { "  \($0)" } + self.damages.map { "  \($0)" } + stale + self.wayBack
    }

    /// What can be done about it.
    private var wayBack: [String] {
        guard !self.damages.isEmpty else { return [] }
        return self.damages.allSatisfy(\.isDerived)
            ? ["the log is whole: 'rhatchet verify --repair' makes the rest again from it"]
            : ["bring back a copy of .rhatchet, or take out what is whole with 'rhatchet salvage'"]
    }

    private enum CodingKeys: String, CodingKey {
        case entries, head, stale, proven, unproven, salvages
        case damages = "faults"
        case isWhole = "whole"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.isWhole, forKey: .isWhole)
        try container.encode(self.entries, forKey: .entries)
        try container.encode(self.head, forKey: .head)
        try container.encode(self.damages, forKey: .damages)
        try container.encode(self.stale, forKey: .stale)
        try container.encode(self.proven, forKey: .proven)
        try container.encode(self.unproven, forKey: .unproven)
        try container.encode(self.salvages, forKey: .salvages)
    }
}
