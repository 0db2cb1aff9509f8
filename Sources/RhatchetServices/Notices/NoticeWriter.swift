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
    /// The state after the lines that were read.
    private var past = ProtocolState()

    init(_ project: Project) {
        self.project = project
        self.templates = Templates(project.paths)
    }

    /// The rows that the lines after `known` ask for; those before it were told already, and what comes later is told
    /// against them.
    mutating func rows(_ lines: [Line], after known: Int64) throws -> [NoticeRow] {
        var rows: [NoticeRow] = []
        for step in lines.steps {
            for line in step { self.fold(line) }
            for line in step {
                if let model = line.event?.model ?? line.note?.model {
                    self.standings[model, default: Standing()].take(line)
                }
                guard let event = line.event, event.isTold else { continue }
                rows += try self.rows(event, line, isNew: line.sequence > known)
            }
        }
        return rows
    }

    private mutating func fold(_ line: Line) {
        guard let event = line.event else { return }
        self.past.apply(event)
        if event.name == .incidentOpened { self.past.letEndedGo() }
    }

    private mutating func rows(_ event: Event, _ line: Line, isNew: Bool) throws -> [NoticeRow] {
        let recipients = self.recipients(event)
        let called = self.called(event, recipients, isNew: isNew)
        guard isNew, !recipients.isEmpty, let text = self.text(event) else { return [] }
        return try recipients.flatMap { recipient in
            let notice = Notice(event, line, text, recipient, called: recipient.roles.filter(called.contains))
            return try self.rows(notice.body(self.project.engine.state))
        }
    }

    /// Nobody is called for what has been settled since.
    private mutating func called(_ event: Event, _ recipients: [Recipient], isNew: Bool) -> [Role] {
        let roles = Role.allCases.filter { role in recipients.contains { $0.roles.contains(role) } }
        var waiting = event.incident.map(self.past.waitingFor) ?? []
        if isNew, let incident = event.incident {
            waiting = waiting.filter(self.project.engine.state.waitingFor(incident).contains)
        }
        return self.urgency.roles(event, among: roles, waiting: waiting)
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
            for person in self.persons(role, withBackups: event.concernsBackups)
            where event.participant != Participant(person, .person) {
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

extension [Line] {
    /// What was stored together, by one look at the clocks.
    fileprivate var steps: [ArraySlice<Line>] {
        var steps: [ArraySlice<Line>] = []
        var start = self.startIndex
        for index in self.indices where self[index].stamp != self[start].stamp {
            steps.append(self[start..<index])
            start = index
        }
        return self.isEmpty ? [] : steps + [self[start...]]
    }
}
