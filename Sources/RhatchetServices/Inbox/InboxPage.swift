import RhatchetEngine
import RhatchetProtocol

/// What waits at one moment, on one reading of the log.
struct InboxPage {
    private let project: Project
    private let state: ProtocolState
    private let deadlines: [Deadline]
    private let notes: FixNotes

    init(_ project: Project) throws {
        self.project = project
        self.state = project.engine.state
        self.deadlines = self.state.deadlines()
        self.notes = try FixNotes(project.engine)
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
        let running = self.deadlines.filter { $0.incident == incident.id }
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
            limit: (running.first { $0.late == role } ?? running.first).map(self.limit),
            fixDigest: FixDigest(of: incident, self.notes)?.description,
            text: try self.text(incident, role)
        )
    }

    private func item(_ question: Question, _ model: ModelName) -> InboxItem {
        let reply = "--role \(question.asked.rawValue) --to \(question.asker.rawValue) --channel consultation --text …"
        let deadline = self.deadlines.first {
            $0.model == model && $0.incident == nil && $0.question == question.number
        }
        return InboxItem(
            incident: nil,
            model: model,
            role: question.asked,
            others: [],
            standing: nil,
            commands: ["rhatchet message \(model) \(reply)"],
            limit: deadline.map(self.limit),
            fixDigest: nil,
            text: "\(question.asker.rawValue) asks: \(question.text)"
        )
    }

    private func limit(_ deadline: Deadline) -> InboxItem.Limit {
        let left = Double((deadline.due - self.project.engine.now).milliseconds) / 1000
        return InboxItem.Limit(deadline: deadline.kind, due: Wording.time(deadline.due), secondsLeft: left)
    }

    /// The latest event that this role was told of, in the words of its message.
    private func text(_ incident: Incident, _ role: Role) throws -> String? {
        guard let chronicle = try Chronicle(incident.id, in: self.project.engine) else { return nil }
        let messages = Messages(incident.model, project: self.project, templates: Templates(self.project.paths))
        var standing = Standing()
        var latest: String?
        for line in chronicle.lines {
            standing.take(line)
            guard let event = line.event, event.to.contains(role), event.name != .actionRefused else { continue }
            latest = messages.text(event, standing) ?? latest
        }
        return latest
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
