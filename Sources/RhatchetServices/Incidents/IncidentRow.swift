import RhatchetConfiguration
package import RhatchetEngine
package import RhatchetProtocol

/// One incident in a list.
package struct IncidentRow: Sendable, Encodable {
    package var id: String
    package var model: String
    package var state: IncidentState
    package var lane: Lane
    package var round: Int
    package var category: RhatchetProtocol.Category
    package var severity: Severity
    package var review: ReviewStatus
    package var repair: RepairStatus
    /// The class of the fix that waits, or else of the one that stands; computed from the real difference.
    package var fixClass: FixClass?
    package var opened: String
    package var waitingFor: [Role]
    /// What the fix is, in few characters, where one incident is asked for; see ``FixDigest``.
    package var fixDigest: String?
    package var deadline: String?
    package var due: String?

    private enum CodingKeys: String, CodingKey {
        case id, model, state, lane, round, category, severity, review, repair, opened, deadline, due
        case waitingFor = "waiting_for"
        case fixClass = "fix_class"
        case fixDigest = "fix_digest"
    }
}

/// What is known about incidents, and what can be done with them from any terminal.
package struct IncidentsService {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// Every incident, oldest first.
    package func list() throws -> [IncidentRow] {
        try self.project.engine.tick()
        let state = self.project.engine.state
        let deadlines = state.deadlines()
        return try self.project.engine.heads().map { IncidentRow($0, in: state, deadlines) }
    }

    /// The transcript of one incident.
    ///
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``
    package func transcript(_ text: String) throws -> String {
        let id = try self.find(text)
        let templates = Templates(self.project.paths)
        return try Transcript(id, project: self.project, templates: templates)?.markdown ?? ""
    }

    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``
    package func incident(_ text: String) throws -> Incident {
        let id = try self.find(text)
        guard let incident = try self.project.engine.incident(id) else { throw self.unknown(text) }
        return incident
    }

    package func row(_ text: String) throws -> IncidentRow {
        let incident = try self.incident(text)
        let state = self.project.engine.state
        var row = IncidentRow(IncidentHead(incident), in: state, state.deadlines())
        row.fixDigest = try FixDigest(of: incident, in: self.project)?.description
        return row
    }

    /// - Throws: `diff_mismatch` where the fix is not the one that was seen.
    package func require(_ seen: String?, of text: String) throws {
        try FixDigest.require(seen, of: self.incident(text), in: self.project)
    }

    /// Does something to an incident in somebody's name.
    ///
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``, or the refusal.
    package func act(
        _ text: String,
        by signatory: Signatory,
        notes: [Note] = [],
        _ command: (IncidentID) throws -> Command
    ) throws -> IncidentRow {
        let id = try self.find(text)
        let ruling = try self.project.act(command(id), by: signatory, notes: notes)
        try RecordKeeper(project: self.project).update()
        if case .refused(let refusal) = ruling { throw refusal }
        return try self.row(text)
    }

    private func find(_ text: String) throws -> IncidentID {
        try self.project.engine.tick()
        guard let id = IncidentID(text), try self.project.engine.incident(id) != nil else {
            throw self.unknown(text)
        }
        return id
    }

    private func unknown(_ text: String) -> ProjectError {
        .noSuchIncident(text, known: self.project.engine.state.opened)
    }
}

extension IncidentRow {
    /// - Parameter deadlines: every deadline that runs, in order.
    init(_ head: IncidentHead, in state: ProtocolState, _ deadlines: [Deadline]) {
        let deadline = deadlines.first { $0.incident == head.id }
        self.init(
            id: head.id.description,
            model: head.model.rawValue,
            state: head.state,
            lane: head.lane,
            round: head.round,
            category: head.category,
            severity: head.severity,
            review: head.review,
            repair: head.repair,
            fixClass: head.fixClass,
            opened: Wording.time(head.openedAt),
            waitingFor: state.waitingFor(head.id),
            deadline: deadline?.kind.rawValue,
            due: deadline.map { Wording.time($0.due) }
        )
    }
}
