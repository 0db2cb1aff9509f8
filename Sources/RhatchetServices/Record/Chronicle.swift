import RhatchetEngine
import RhatchetProtocol

/// The lines of the record that tell of one incident, in order.
struct Chronicle {
    let incident: Incident
    /// Events of the incident itself, those of its model's training while it was open, and the model's notes from the
    /// incident before it to the one after.
    let lines: [Line]

    /// nil when there is no such incident.
    ///
    /// - Throws: ``LedgerError``
    init?(_ id: IncidentID, in engine: Engine) throws {
        guard let incident = try engine.incident(id) else { return nil }
        self.incident = incident
        var isOpen = false
        self.lines = try engine.lines(about: .incident(id)).filter { line in
            switch line.content {
            case .note: return true
            case .event(let event) where event.incident == id:
                isOpen = (isOpen || event.name == .incidentOpened) && event.enters?.isTerminal != true
                return true
            case .event: return isOpen
            }
        }
    }

    var events: [Event] { self.lines.compactMap(\.event) }

    func first(_ name: EventName) -> Event? {
        self.lines.lazy.compactMap(\.event).first { $0.name == name }
    }

    /// What was measured for this incident's model, oldest first.
    var measurements: [MeasuredFigures] {
        self.lines.compactMap { line in
            if case .measured(let figures)? = line.note { return figures }
            return nil
        }
    }

    /// What was prepared to mend it.
    var preparations: Preparations { Preparations(self.lines) }

    /// Questions to programs that came to nothing, oldest first.
    var unanswered: [(at: Instant, case: UnansweredCase)] {
        self.lines.compactMap { line in
            if case .unanswered(let unanswered)? = line.note { return (line.at, unanswered) }
            return nil
        }
    }

    /// How the segments of this model took up what was there before.
    var resumes: [ResumeNote] {
        self.lines.compactMap { line in
            if case .resumed(let note)? = line.note { return note }
            return nil
        }
    }
}
