import RhatchetEngine
import RhatchetProtocol

/// An event as it is told to one person.
struct Notice {
    private let event: Event
    private let line: Line
    private let text: String
    private let recipient: Recipient
    /// The person's roles that must act now.
    private let called: [Role]

    init(_ event: Event, _ line: Line, _ text: String, _ recipient: Recipient, called: [Role]) {
        self.event = event
        self.line = line
        self.text = text
        self.recipient = recipient
        self.called = called
    }

    /// - Parameter state: as it is now: what can be done, and until when.
    func body(_ state: ProtocolState) -> NoticeBody {
        let deadline = state.deadlines().first { $0.incident == self.event.incident && self.called.contains($0.late) }
        return NoticeBody(
            // With its hash: after a salvage another line can have the number of one that was lost.
            id: "\(self.line.sequence)-\(self.line.hash.prefix(8))",
            at: Wording.timestamp(self.event.at),
            event: self.event.name,
            incident: self.event.incident,
            model: self.event.model,
            person: self.recipient.person,
            roles: self.recipient.roles,
            urgent: !self.called.isEmpty,
            title: self.title(deadline),
            text: self.text,
            commands: self.event.incident.map { id in self.called.flatMap { state.typedCommands($0, id) } } ?? [],
            due: deadline.map { Wording.timestamp($0.due) },
            head: NoticeBody.Head(line: self.line.sequence, sha256: self.line.hash)
        )
    }

    /// `[rhatchet] INC-1 model_1: fix applied, review due 14:20 UTC`.
    private func title(_ deadline: Deadline?) -> String {
        let incident = self.event.incident.map(\.description)
        let subject = [incident, self.event.model.map(\.rawValue)].compactMap(\.self).joined(separator: " ")
        let due = deadline.map { ", \($0.kind.title) due \(Wording.clock($0.due).prefix(5)) UTC" } ?? ""
        return "[rhatchet] \(subject)\(subject.isEmpty ? "" : ": ")\(self.event.name.title)\(due)"
    }
}

extension ProtocolState {
    /// What a role can do about an incident now, as it is typed.
    func typedCommands(_ role: Role, _ incident: IncidentID) -> [String] {
        guard let found = self.incident(incident) else { return [] }
        return self.openCommands(for: role, on: incident).map { $0.typed(found) }
    }
}

extension EventName {
    /// `review.overdue` as `review overdue`.
    fileprivate var title: String { self.rawValue.replacing(".", with: " ") }
}

extension DeadlineKind {
    fileprivate var title: String { self.rawValue.replacing("_", with: " ") }
}
