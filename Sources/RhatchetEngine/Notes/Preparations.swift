package import RhatchetProtocol

/// Which notes of a fix belong to a step that was taken: those stored with the submission or the application itself.
///
/// The proof of such a step stands on them, so that none can be put in later. A note in any other place prepares nothing.
package struct Preparations {
    /// Those that count, with their lines, oldest first.
    package private(set) var accepted: [Note] = []
    /// Lines with a note that no step follows.
    package private(set) var stray: [Line] = []
    private var waiting: [Line] = []

    package init() {}

    /// - Parameter lines: in order; at least those of one incident, with its proofs.
    package init(_ lines: [Line]) {
        for line in lines { self.take(line) }
        self.end()
    }

    /// The latest text that was prepared for an incident.
    package func fix(of incident: IncidentID) -> PreparedFix? {
        self.accepted.lazy.compactMap(\.preparedFix).last { $0.incident == incident }
    }

    /// The latest data files that were.
    package func data(of incident: IncidentID) -> PreparedData? {
        self.accepted.lazy.compactMap(\.preparedData).last { $0.incident == incident }
    }

    /// No line comes any more.
    package mutating func end() {
        self.stray += self.waiting
        self.waiting = []
    }

    package mutating func take(_ line: Line) {
        switch line.content {
        case .note(.fixPrepared), .note(.dataPrepared): self.waiting.append(line)
        case .note(.attested(let attestation)): self.keep { attestation.deed.prepares($0) }
        case .note: return
        case .event(let event): self.take(event)
        }
    }

    private mutating func take(_ event: Event) {
        switch event.fact {
        case .fixSubmitted, .fixApplied:
            self.keep { $0 == event.incident }
            self.accepted += self.waiting.compactMap(\.note)
            self.waiting = []
        default: self.end()
        }
    }

    private mutating func keep(_ belongs: (IncidentID?) -> Bool) {
        self.stray += self.waiting.filter { !belongs($0.note?.incident) }
        self.waiting.removeAll { !belongs($0.note?.incident) }
    }
}

extension Deed {
    /// Whether it is the step with which a fix of this incident is handed in or made.
    fileprivate func prepares(_ incident: IncidentID?) -> Bool {
        guard case .action(let action) = self, action.command.subject == incident.map(Subject.incident) else {
            return false
        }
        return action.command.name == .submit || action.command.name == .apply
    }
}

extension Note {
    package var preparedFix: PreparedFix? {
        if case .fixPrepared(let fix) = self { return fix }
        return nil
    }

    package var preparedData: PreparedData? {
        if case .dataPrepared(let data) = self { return data }
        return nil
    }
}
