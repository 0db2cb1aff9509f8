import RhatchetEngine
import RhatchetProtocol

/// The lines of the record that tell of one incident, in order.
struct Chronicle {
    let incident: Incident
    let lines: [Line]

    init?(_ id: IncidentID, engine: Engine) throws {
        guard let incident = engine.state.incident(id) else { return nil }
        self.incident = incident
        self.lines = try engine.lines()
    }

    /// Events of the incident itself, and those of its model's training while it was open.
    var events: [(line: Line, event: Event)] {
        let all = self.lines.compactMap { line in line.event.map { (line: line, event: $0) } }
        let own = all.filter { $0.event.incident == self.incident.id }
        let opened = own.first?.line.sequence ?? 0
        let closed = own.first { $0.event.enters?.isTerminal == true }?.line.sequence ?? .max
        return all.filter { line, event in
            event.incident == self.incident.id
                || event.incident == nil && event.model == self.incident.model
                    && (opened...closed).contains(line.sequence)
        }
    }

    func first(_ name: EventName) -> Event? {
        self.events.first { $0.event.name == name }?.event
    }

    func last(_ name: EventName) -> Event? {
        self.events.last { $0.event.name == name }?.event
    }

    /// What was measured for this incident's model, oldest first.
    var measurements: [MeasuredFigures] {
        self.lines.compactMap { line in
            guard case .measured(let measurement)? = line.note else { return nil }
            return measurement.model == self.incident.model ? measurement : nil
        }
    }

    var preparedFix: PreparedFix? {
        self.lines.compactMap { $0.note?.preparedFix }.last { $0.incident == self.incident.id }
    }

    var preparedData: PreparedData? {
        self.lines.compactMap { $0.note?.preparedData }.last { $0.incident == self.incident.id }
    }

    /// How the segments of this model took up what was there before.
    var resumes: [ResumeNote] {
        self.lines.compactMap { line in
            guard case .resumed(let note)? = line.note, note.model == self.incident.model else { return nil }
            return note
        }
    }
}
