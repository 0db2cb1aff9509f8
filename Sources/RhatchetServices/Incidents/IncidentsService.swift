package import RhatchetEngine
package import RhatchetProtocol

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
        let running = Dictionary(grouping: state.deadlines(), by: \.incident)
        return try self.project.engine.heads().map { head in
            var row = IncidentRow(head, state, running[head.id]?.first)
            row.fixDigest = try state.incident(head.id).flatMap { try FixDigest(of: $0, in: self.project)?.description }
            return row
        }
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

    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``
    package func row(_ text: String) throws -> IncidentRow {
        let incident = try self.incident(text)
        let state = self.project.engine.state
        var row = IncidentRow(IncidentHead(incident), state, state.deadlines().first { $0.incident == incident.id })
        row.fixDigest = try FixDigest(of: incident, in: self.project)?.description
        return row
    }

    func lines(about id: IncidentID) throws -> [Line] {
        try self.project.engine.lines(about: .incident(id))
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
        let command = try command(id)
        if case .verify = command { try self.requireCarriedOut(id) }
        let ruling = try self.project.act(command, by: signatory, notes: notes)
        try RecordKeeper(project: self.project).update()
        if case .refused(let refusal) = ruling { throw refusal }
        return try self.row(text)
    }

    /// What was decided and not done yet cannot have helped.
    private func requireCarriedOut(_ id: IncidentID) throws {
        guard let incident = try self.project.engine.incident(id) else { return }
        guard incident.state == .verifying || incident.state == .probation else { return }
        let model = incident.model
        let pending = try self.project.engine.pendingEffects().map(\.effect)
        guard pending.contains(where: { $0.incident == id || $0.model == model }) else { return }
        throw ProjectError.notCarriedOut(id.description, model: model.rawValue)
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
