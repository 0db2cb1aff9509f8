import RhatchetEngine
import RhatchetProtocol

/// The lines of the record that tell of one incident, in order.
struct Chronicle {
    let incident: Incident
    /// Events of the incident itself, those of its model's training while it was open, and the model's notes until the
    /// model has another incident.
    let lines: [Line]

    /// - Parameter lines: The whole log, read and understood once by whoever asks for the incidents in it.
    init?(_ id: IncidentID, in lines: [Line], state: ProtocolState) {
        guard let incident = state.incident(id) else { return nil }
        self.incident = incident
        let next = state.incidents.first { $0.model == incident.model && $0.id.rawValue > id.rawValue }?.id
        var isOpen = false
        var isLatest = true
        self.lines = lines.filter { line in
            switch line.content {
            case .note(.attested(let attestation)): return attestation.concerns(incident, isOpen: isOpen)
            case .note(let note): return isLatest && note.model == incident.model
            case .event(let event) where event.incident != nil && event.incident == next:
                isLatest = false
                return false
            case .event(let event) where event.incident == id:
                isOpen = (isOpen || event.name == .incidentOpened) && event.enters?.isTerminal != true
                return true
            case .event(let event): return isOpen && event.incident == nil && event.model == incident.model
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

    var preparedFix: PreparedFix? {
        self.lines.compactMap { $0.note?.preparedFix }.last { $0.incident == self.incident.id }
    }

    var preparedData: PreparedData? {
        self.lines.compactMap { $0.note?.preparedData }.last { $0.incident == self.incident.id }
    }

    /// How the segments of this model took up what was there before.
    var resumes: [ResumeNote] {
        self.lines.compactMap { line in
            if case .resumed(let note)? = line.note { return note }
            return nil
        }
    }
}

extension Attestation {
    /// Whether it stands before a step of this incident.
    fileprivate func concerns(_ incident: Incident, isOpen: Bool) -> Bool {
        guard case .action(let action) = self.deed else { return false }
        switch action.command.subject {
        case .incident(let id): return id == incident.id
        case .model(let model): return isOpen && model == incident.model
        case nil: return false
        }
    }
}

extension Note {
    /// Whose training or file it is about; nil for what became of an effect, which names its own.
    var model: ModelName? {
        switch self {
        case .segmentStarted(let start): start.model
        case .provenance(let provenance): provenance.model
        case .samplerStarted(let start): start.model
        case .resumed(let note): note.model
        case .measured(let figures): figures.model
        case .fixPrepared(let fix): fix.model
        case .dataPrepared(let data): data.model
        case .performed, .attested, .credential: nil
        }
    }
}
