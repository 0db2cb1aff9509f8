package import RhatchetProtocol

/// One line of the log, understood.
package struct Line: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        case event(Event)
        case note(Note)

        var kind: Entry.Kind {
            switch self {
            case .event: .event
            case .note: .note
            }
        }

        /// The incident that it is about; nil for what is about a training or the project.
        var incident: IncidentID? {
            switch self {
            case .event(let event): event.incident
            case .note(let note): note.incident
            }
        }
    }

    package var sequence: Int64
    package var at: Instant
    package var stamp: Stamp
    package var hash: String
    package var content: Content

    /// - Throws: ``LedgerError/unreadable(sequence:reason:)``
    package init(_ entry: Entry) throws {
        self.sequence = entry.sequence
        self.at = entry.at
        self.stamp = entry.stamp
        self.hash = entry.hash
        do {
            switch entry.kind {
            case .event: self.content = .event(try CanonicalJSON.decode(Event.self, from: entry.body))
            case .note: self.content = .note(try CanonicalJSON.decode(Note.self, from: entry.body))
            }
        } catch {
            throw LedgerError.unreadable(sequence: entry.sequence, reason: "\(error)")
        }
    }

    package var event: Event? {
        switch self.content {
        case .event(let event): event
        case .note: nil
        }
    }

    package var note: Note? {
        switch self.content {
        case .event: nil
        case .note(let note): note
        }
    }
}
