import RhatchetEngine
import RhatchetProtocol

/// An incident with every step of it, as the log has them.
package struct IncidentStory: Encodable {
    private let row: IncidentRow
    private let events: [Event]
    private let notes: [Note]

    init(_ row: IncidentRow, _ lines: [Line]) {
        self.row = row
        self.events = lines.compactMap(\.event)
        // Who has proven a step stands in the export; here it would hide the story.
        self.notes = lines.compactMap(\.note).filter { if case .attested = $0 { false } else { true } }
    }

    private enum CodingKeys: String, CodingKey {
        case events, notes
    }

    /// The keys of the row, and beside them `events` and `notes`.
    package func encode(to encoder: any Encoder) throws {
        try self.row.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.events, forKey: .events)
        try container.encode(self.notes, forKey: .notes)
    }
}

extension IncidentsService {
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``
    package func story(_ text: String) throws -> IncidentStory {
        let id = try self.incident(text).id
        return IncidentStory(try self.row(text), try self.lines(about: id))
    }
}
