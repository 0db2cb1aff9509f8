import Foundation

/// A chain that somebody has ended alone, while the others went on: an entry of `dropped.json` in a run's folder.
///
/// Its draws stay in their file, and enter no figure.
package struct DroppedChain: Sendable, Codable, Equatable {
    package var chain: Int
    package var by: String
    package var reason: String
    /// ISO 8601, UTC.
    package var time: String

    package init(chain: Int, by: String, reason: String, time: String) {
        self.chain = chain
        self.by = by
        self.reason = reason
        self.time = time
    }

    /// Who did it and why.
    package var sentence: String { "chain \(self.chain) was dropped by \(self.by): \(self.reason)" }

    /// Where a run's folder says which chains were dropped.
    package static func file(in folder: String) -> String { "\(folder)/dropped.json" }

    /// Those of a run; none where none is said.
    package static func all(in folder: String) -> [DroppedChain] {
        guard let data = FileManager.default.contents(atPath: Self.file(in: folder)) else { return [] }
        return (try? JSONDecoder().decode([DroppedChain].self, from: data)) ?? []
    }
}
