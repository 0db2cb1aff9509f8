import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore

/// Turns new lines of the log into notices: once per person, however many roles they fill.
struct NoticeWriter {
    let project: Project
    private let templates: Templates
    private var standings: [ModelName: Standing] = [:]
    private var urgency = Urgency()

    init(_ project: Project) {
        self.project = project
        self.templates = Templates(project.paths)
    }

    /// Takes up a line that was told before: what comes later is told against it.
    ///
    /// - Returns: who was told of it, and which of their roles were called to act.
    @discardableResult
    mutating func learn(_ line: Line) -> (recipients: [Recipient], called: [Role]) {
        if let model = line.event?.model ?? line.note?.model {
            self.standings[model, default: Standing()].take(line)
        }
        guard let event = line.event, event.isTold else { return ([], []) }
        let recipients = self.recipients(event)
        let roles = Role.allCases.filter { role in recipients.contains { $0.roles.contains(role) } }
        let waiting = event.incident.map(self.project.engine.state.waitingFor) ?? []
        return (recipients, self.urgency.roles(event, among: roles, waiting: waiting))
    }

    /// The rows that a new line asks for.
    mutating func rows(_ line: Line) throws -> [NoticeRow] {
        let (recipients, called) = self.learn(line)
        guard let event = line.event, !recipients.isEmpty, let text = self.text(event) else { return [] }
        return try recipients.flatMap { recipient in
            let notice = Notice(event, line, text, recipient, called: recipient.roles.filter(called.contains))
            return try self.rows(notice.body(self.project.engine.state))
        }
    }

    /// A review that nobody gives is asked for again every hour, and the backups with it.
    func reminders(at now: Instant) throws -> [NoticeRow] {
        try self.project.engine.state.incidents.filter { $0.state == .overdue }.flatMap { incident -> [NoticeRow] in
            let hours = (now - incident.since).milliseconds / TimeAmount.hours(1).milliseconds
            guard hours >= 1 else { return [] }
            return try self.persons(.director, withBackups: true).flatMap { person in
                try self.rows(self.reminder(incident, hours, to: person, at: now))
            }
        }
    }

    private func reminder(_ incident: Incident, _ hours: Int64, to person: String, at now: Instant) -> NoticeBody {
        let head = self.project.engine.head
        return NoticeBody(
            id: "overdue-\(incident.id)-\(hours)",
            at: Wording.timestamp(now),
            event: .reviewOverdue,
            incident: incident.id,
            model: incident.model,
            person: person,
            roles: [.director],
            urgent: true,
            title: "[rhatchet] \(incident.id) \(incident.model): the review is \(hours) h overdue",
            text: "The emergency fix of \(incident.model) still waits for its review.",
            commands: self.project.engine.state.typedCommands(.director, incident.id),
            due: nil,
            head: NoticeBody.Head(line: head.sequence, sha256: head.hash)
        )
    }

    private func text(_ event: Event) -> String? {
        let model = event.model ?? ""
        let messages = Messages(model, project: self.project, templates: self.templates)
        return messages.text(event, self.standings[model] ?? Standing())
    }

    private func recipients(_ event: Event) -> [Recipient] {
        var recipients: [Recipient] = []
        for role in event.to + event.cc {
            for person in self.persons(role, withBackups: event.concernsBackups) {
                guard event.participant != Participant(person, .person) else { continue }
                if let known = recipients.firstIndex(where: { $0.person == person }) {
                    recipients[known].roles.append(role)
                } else {
                    recipients.append(Recipient(person: person, roles: [role]))
                }
            }
        }
        return recipients
    }

    private func persons(_ role: Role, withBackups: Bool) -> [String] {
        let participants = self.project.participants(role).map(\.participant)
        let asked = withBackups ? participants : Array(participants.prefix(1))
        return asked.filter { $0.kind == .person }.map(\.name)
    }

    /// One row for each way to that person.
    private func rows(_ body: NoticeBody) throws -> [NoticeRow] {
        guard let contact = self.project.configuration?.people[body.person] else { return [] }
        guard body.urgent || !contact.onlyUrgent else { return [] }
        return try contact.channels.map { channel in
            var own = body
            own.id = NoticeID.text(body.id, person: body.person, channel: channel.name)
            return NoticeRow(
                id: own.id,
                person: body.person,
                channel: channel.name,
                body: try CanonicalJSON.encode(own)
            )
        }
    }
}

extension Event {
    /// Who was refused has it before their eyes; a policy is told to nobody.
    fileprivate var isTold: Bool { self.name != .actionRefused && self.name != .policyChanged }

    /// A triage that was missed and a review that is overdue also reach those who stand in.
    fileprivate var concernsBackups: Bool {
        switch self.fact {
        case .deadlineMissed(.triage, _), .reminderSent(.triage, _), .reviewOverdue: true
        default: false
        }
    }
}
