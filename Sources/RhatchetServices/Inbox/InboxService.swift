import RhatchetConfiguration
import RhatchetEngine
package import RhatchetProtocol

/// What waits for whom, until when.
package struct InboxService {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// The roles that a participant may act in.
    package func roles(of participant: Participant) -> [Role] {
        Role.allCases.filter { role in self.project.participants(role).contains { $0.participant == participant } }
    }

    /// What waits for these roles, the most pressing first.
    package func items(for roles: [Role]) throws -> [InboxItem] {
        try self.project.engine.tick()
        let state = self.project.engine.state
        let items = try state.incidents.filter { !$0.state.isTerminal }.flatMap { incident in
            try state.waitingFor(incident.id).filter(roles.contains).map { try self.item(incident, $0, state) }
        }
        return items.sorted { ($0.secondsLeft ?? .infinity, $0.incident) < ($1.secondsLeft ?? .infinity, $1.incident) }
    }

    private func item(_ incident: Incident, _ role: Role, _ state: ProtocolState) throws -> InboxItem {
        let deadline = state.deadlines().first { $0.incident == incident.id }
        return InboxItem(
            incident: incident.id,
            model: incident.model,
            role: role,
            state: incident.state,
            lane: incident.lane,
            severity: incident.findings.map(\.severity).max() ?? incident.severity,
            category: incident.category,
            commands: state.openCommands(for: role, on: incident.id).map { $0.typed(incident.id) },
            deadline: deadline?.kind.rawValue,
            due: deadline.map { Wording.time($0.due) },
            secondsLeft: deadline.map { Double(($0.due - self.project.engine.now).milliseconds) / 1000 },
            fixDigest: try FixDigest(of: incident, in: self.project)?.description,
            text: try self.text(incident, role)
        )
    }

    /// The latest event that this role was told of, in the words of its message.
    private func text(_ incident: Incident, _ role: Role) throws -> String? {
        let templates = Templates(self.project.paths)
        guard let chronicle = try Chronicle(incident.id, in: self.project.engine) else { return nil }
        let messages = Messages(incident.model, project: self.project, templates: templates)
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
    func typed(_ id: IncidentID) -> String {
        let more =
            switch self {
            case .delegate: " [--to code_translator]"
            case .consult, .apply, .validate: ""
            case .advise: " --analysis … --recommendation … [--change p=a..b]"
            case .decide: " accept|verify|validate"
            case .ask: " --text …"
            case .answer: " optional|required|design_error --text …"
            case .submit: " --change p=a..b|--file NEW.py|--data FILE --analysis …"
            case .approve, .refuse, .recall, .rewind, .terminate, .decline: " --reason …"
            case .review: " --grant|--reject --reason …"
            case .verify: " --passed|--failed"
            case .authorize: " --change p=a..b --diagnosis …"
            case .start, .complete, .report, .pause, .resume, .message, .availability, .expectations: ""
            }
        return "rhatchet \(self.rawValue) \(id)\(more)"
    }
}
