package import RhatchetProtocol

/// What a line of the log is about: the index by which it is found again.
package struct Mention: Sendable, Equatable {
    package var sequence: Int64
    package var incident: IncidentID?
    package var model: ModelName?
    /// The event's name, or the note's.
    package var name: String

    /// What a line with this content is about.
    package init(_ sequence: Int64, _ content: Line.Content) {
        self.sequence = sequence
        self.incident = content.incident
        switch content {
        case .event(let event): (self.model, self.name) = (event.model, event.name.rawValue)
        case .note(let note): (self.model, self.name) = (note.model, note.name)
        }
    }

    /// The same, with the model of the incident where the line names none.
    package init(_ sequence: Int64, _ content: Line.Content, model: (IncidentID) -> ModelName?) {
        self.init(sequence, content)
        self.model = self.model ?? self.incident.flatMap(model)
    }

    /// For a ledger that reads its own index.
    package init(sequence: Int64, incident: IncidentID?, model: ModelName?, name: String) {
        self.sequence = sequence
        self.incident = incident
        self.model = model
        self.name = name
    }

    /// For people, such as `INC-1 fix.applied`.
    package var sentence: String {
        [self.incident?.description ?? self.model?.rawValue, self.name].compactMap(\.self).joined(separator: " ")
    }
}
