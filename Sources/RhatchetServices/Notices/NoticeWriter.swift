import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore

/// Turns new lines of the log into notices: once per person, however many roles they fill.
struct NoticeWriter {
    let project: Project
    private let templates: Templates
    private var standings: [ModelName: Standing] = [:]

    init(_ project: Project) {
        self.project = project
        self.templates = Templates(project.paths)
    }

    /// The rows that a line asks for.
    mutating func rows(_ line: Line) throws -> [NoticeRow] {
        let model = line.event?.model ?? line.note?.model
        if let model { self.standings[model, default: Standing()].take(line) }
        guard let event = line.event, let text = self.text(event) else { return [] }
        return try self.recipients(event).flatMap { person, roles in
            try self.rows(self.body(event, line, text, person, roles))
        }
    }

    /// A review that nobody gives is asked for again every hour, and the backups with it.
    func reminders(at now: Instant, head: LineMark) throws -> [NoticeRow] {
        let state = self.project.engine.state
        return try state.incidents.filter { $0.state == .overdue }.flatMap { incident -> [NoticeRow] in
            let hours = (now - incident.since).milliseconds / TimeAmount.hours(1).milliseconds
            guard hours >= 1 else { return [] }
            return try self.persons(.director, withBackups: true).flatMap { person in
                try self.rows(
                    NoticeBody(
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
                        commands: self.commands(.director, incident.id),
                        due: nil,
                        head: NoticeBody.Head(line: head.sequence, sha256: head.hash)
                    )
                )
            }
        }
    }

    private func text(_ event: Event) -> String? {
        guard let model = event.model else { return nil }
        switch event.fact {
        // Who acted has it before their eyes.
        case .actionRefused, .policyChanged: return nil
        default: break
        }
        let messages = Messages(model, project: self.project, templates: self.templates)
        return messages.text(event, self.standings[model] ?? Standing())
    }

    private func body(_ event: Event, _ line: Line, _ text: String, _ person: String, _ roles: [Role]) -> NoticeBody {
        let state = self.project.engine.state
        let waiting = event.incident.map(state.waitingFor) ?? []
        let mine = roles.filter { waiting.contains($0) && event.to.contains($0) }
        let deadline = state.deadlines().first { $0.incident == event.incident }
        let subject = event.incident.map { "\($0) " } ?? ""
        return NoticeBody(
            id: "\(line.sequence)",
            at: Wording.timestamp(event.at),
            event: event.name,
            incident: event.incident,
            model: event.model,
            person: person,
            roles: roles,
            urgent: !mine.isEmpty,
            title: "[rhatchet] \(subject)\(event.model?.rawValue ?? ""): \(event.name.title)",
            text: text,
            commands: event.incident.map { id in mine.flatMap { self.commands($0, id) } } ?? [],
            due: mine.isEmpty ? nil : deadline.map { Wording.timestamp($0.due) },
            head: NoticeBody.Head(line: line.sequence, sha256: line.hash)
        )
    }

    private func commands(_ role: Role, _ incident: IncidentID) -> [String] {
        self.project.engine.state.openCommands(for: role, on: incident).map { $0.typed(incident) }
    }

    private func recipients(_ event: Event) -> [(String, [Role])] {
        var roles: [String: [Role]] = [:]
        var order: [String] = []
        for role in event.to + event.cc {
            for person in self.persons(role, withBackups: event.concernsBackups) {
                guard event.participant != Participant(person, .person) else { continue }
                if roles[person] == nil { order.append(person) }
                roles[person, default: []].append(role)
            }
        }
        return order.map { ($0, roles[$0] ?? []) }
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
            own.id = "\(body.id)/\(body.person)/\(channel.name)"
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
    /// A triage that was missed and a review that is overdue also reach those who stand in.
    fileprivate var concernsBackups: Bool {
        switch self.fact {
        case .deadlineMissed(.triage, _), .reviewOverdue: true
        default: false
        }
    }
}

extension EventName {
    /// `review.overdue` as `review overdue`.
    fileprivate var title: String { self.rawValue.replacing(".", with: " ") }
}
