import RhatchetEngine
package import RhatchetProtocol

/// The record in a form that others can keep and read.
package struct RecordExport {
    private struct Row: Encodable {
        let sequence: Int64
        let kind: String
        let at: String
        let wall: Int64
        let boot: Int64
        let bootID: String
        let hash: String
        let body: String

        private enum CodingKeys: String, CodingKey {
            case sequence, kind, at, wall, boot, hash, body
            case bootID = "boot_id"
        }
    }

    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// A JSON object per line of the log.
    ///
    /// `body` is the text that the hash was taken of, byte for byte, so that the
    /// chain can be checked without Rhatchet (docs/store.md).
    ///
    /// - Parameter incident: nil for everything.
    package func ndjson(_ incident: IncidentID?) throws -> [String] {
        let wanted = try incident.map { Set(try Chronicle($0, in: self.project.engine)?.lines.map(\.sequence) ?? []) }
        return try self.project.engine.entries().filter { wanted?.contains($0.sequence) ?? true }.map { entry in
            try Self.line(entry)
        }
    }

    static func line(_ entry: Entry) throws -> String {
        try CanonicalJSON.encode(
            Row(
                sequence: entry.sequence,
                kind: entry.kind.rawValue,
                at: "\(entry.at.milliseconds)",
                wall: entry.stamp.wall,
                boot: entry.stamp.boot,
                bootID: entry.stamp.bootID,
                hash: entry.hash,
                body: entry.body
            )
        )
    }

    /// The stories of the incidents, one after the other.
    package func markdown(_ incident: IncidentID?) throws -> String {
        let templates = Templates(self.project.paths)
        let all = try self.project.engine.heads().map(\.id)
        let stories = try (incident.map { [$0] } ?? all).compactMap {
            try Transcript($0, project: self.project, templates: templates)?.markdown
        }
        return stories.joined(separator: "\n")
    }
}
