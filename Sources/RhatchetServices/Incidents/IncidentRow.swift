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
    /// What the fix is, in few characters; see ``FixDigest``.
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
        return self.project.engine.state.incidents.map(self.row)
    }

    /// The transcript of one incident.
    ///
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``
    package func transcript(_ text: String) throws -> String {
        let id = try self.find(text)
        let lines = try self.project.engine.lines()
        let templates = Templates(self.project.paths)
        return Transcript(id, project: self.project, lines: lines, templates: templates)?.markdown ?? ""
    }

    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``
    package func incident(_ text: String) throws -> Incident {
        let id = try self.find(text)
        guard let incident = self.project.engine.state.incident(id) else { throw self.unknown(text) }
        return incident
    }

    package func row(_ text: String) throws -> IncidentRow {
        let id = try self.find(text)
        guard let incident = self.project.engine.state.incident(id) else { throw self.unknown(text) }
        return self.row(incident)
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
        guard let id = IncidentID(text), self.project.engine.state.incident(id) != nil else {
            throw self.unknown(text)
        }
        return id
    }

    private func unknown(_ text: String) -> ProjectError {
        .noSuchIncident(text, known: self.project.engine.state.incidents.count)
    }

    private func row(_ incident: Incident) -> IncidentRow {
        let state = self.project.engine.state
        let deadline = state.deadlines().first { $0.incident == incident.id }
        return IncidentRow(
            id: incident.id.description,
            model: incident.model.rawValue,
            state: incident.state,
            lane: incident.lane,
            round: incident.round,
            category: incident.category,
            severity: incident.findings.map(\.severity).max() ?? incident.severity,
            review: incident.review,
            repair: incident.repair,
            fixClass: incident.submission?.fixClass ?? incident.fixes.last?.fixClass,
            opened: Wording.time(incident.openedAt),
            waitingFor: state.waitingFor(incident.id),
            fixDigest: FixDigest(of: incident, in: self.project)?.description,
            deadline: deadline?.kind.rawValue,
            due: deadline.map { Wording.time($0.due) }
        )
    }
}
