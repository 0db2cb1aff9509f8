import RhatchetEngine
import RhatchetProtocol

/// What waits at one moment, on one reading of the log.
struct InboxPage {
    private let project: Project
    private let state: ProtocolState
    private let deadlines: [Deadline]

    init(_ project: Project) {
        self.project = project
        self.state = project.engine.state
        self.deadlines = self.state.deadlines()
    }

    func incidents(for roles: [Role]) throws -> [InboxItem] {
        try self.state.incidents.filter { !$0.state.isTerminal }.flatMap { incident in
            try self.state.waitingFor(incident.id).filter(roles.contains).map { try self.item(incident, $0) }
        }
    }

    /// Open questions before a first training.
    func questions(for roles: [Role]) -> [InboxItem] {
        self.state.models.values.flatMap { model in
            model.questions.filter { roles.contains($0.asked) }.map { self.item($0, model.name) }
        }
    }

    private func item(_ incident: Incident, _ role: Role) throws -> InboxItem {
        let chronicle = try Chronicle(incident.id, in: self.project.engine)
        let running = self.deadlines.filter { $0.incident == incident.id }
        let next = running.first { $0.late == role } ?? running.first
        let severity = incident.findings.map(\.severity).max() ?? incident.severity
        return InboxItem(
            incident: incident.id,
            model: incident.model,
            role: role,
            others: self.state.waitingFor(incident.id).filter { $0 != role },
            standing: InboxItem.Standing(
                state: incident.state,
                lane: incident.lane,
                severity: severity,
                category: incident.category
            ),
            commands: self.state.openCommands(for: role, on: incident.id).map { $0.typed(incident) },
            limit: chronicle.flatMap { self.missed($0, by: role) } ?? next.map { self.limit($0.kind, $0.due) },
            fixDigest: try FixDigest(of: incident, in: self.project)?.description,
            canary: incident.lane == .emergency ? (chronicle?.lines.canary?.sentence).map(InertText.line) : nil,
            text: chronicle.flatMap { self.text($0, role) }
        )
    }

    private func item(_ question: Question, _ model: ModelName) -> InboxItem {
        let reply = "--role \(question.asked.rawValue) --to \(question.asker.rawValue) --channel consultation --text …"
        return InboxItem(
            incident: nil,
            model: model,
            role: question.asked,
            others: [],
            standing: nil,
            commands: ["rhatchet message \(model) \(reply)"],
            limit: self.limit(.consultation, question.since + self.state.policy.consultation),
            fixDigest: nil,
            canary: nil,
            text: "\(question.asker.rawValue) asks: \(question.text)"
        )
    }

    private func limit(_ kind: DeadlineKind, _ due: Instant) -> InboxItem.Limit {
        let left = Double((due - self.project.engine.now).milliseconds) / 1000
        return InboxItem.Limit(deadline: kind, due: Wording.time(due), secondsLeft: left)
    }

    /// The deadline that this role has let pass in the present state.
    private func missed(_ chronicle: Chronicle, by role: Role) -> InboxItem.Limit? {
        let since = chronicle.incident.since
        return chronicle.events.reversed().lazy.prefix { $0.at >= since }.compactMap { event in
            switch event.fact {
            case .deadlineMissed(let kind, role): self.limit(kind, event.at)
            case .reviewOverdue where role == .director: self.limit(.review, event.at)
            default: nil
            }
        }.first
    }

    /// The latest step that this role was told of, in the words of its message.
    private func text(_ chronicle: Chronicle, _ role: Role) -> String? {
        let messages = Messages(
            chronicle.incident.model,
            project: self.project,
            templates: Templates(self.project.paths)
        )
        var standing = Standing()
        var latest: String?
        for line in chronicle.lines {
            standing.take(line)
            guard let event = line.event, event.to.contains(role), !Self.isAside(event.name) else { continue }
            latest = messages.text(event, standing) ?? latest
        }
        return latest
    }

    /// What is told beside the case itself.
    private static func isAside(_ name: EventName) -> Bool {
        [.actionRefused, .deadlineMissed, .reminderSent, .availabilityChanged].contains(name)
    }
}

extension CommandName {
    /// How it is typed, with what has to be filled in.
    func typed(_ incident: Incident) -> String {
        let more =
            switch self {
            case .delegate
            where incident.state == .reported && incident.counsel == .none
                && incident.category == .convergence:
                " --category implementation|data|resource|unknown"
            case .delegate: " [--to code_translator|data_engineer]"
            case .consult, .apply, .pause, .resume: ""
            case .validate: " [--verdict pass|fail]"
            case .advise: " --analysis … --recommendation … [--change p=a..b]"
            case .decide: " accept|verify|validate"
            case .ask: " --text …"
            case .answer: " optional|required|design_error --text …"
            case .submit: " --change p=a..b|--file NEW.py|--data FILE --analysis …"
            case .approve, .refuse, .recall, .rewind, .terminate, .decline: " --reason …"
            case .review: " --grant|--reject --reason …"
            case .verify: " --passed|--failed"
            case .authorize: " --change p=a..b --diagnosis …"
            case .start, .complete, .report, .message, .availability, .expectations: ""
            }
        return "rhatchet \(self.rawValue) \(incident.id)\(more)"
    }
}
