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
        return try self.rows(self.project.engine.state.incidents)
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

    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``
    package func row(_ text: String) throws -> IncidentRow {
        guard let row = try self.rows([self.incident(text)]).first else { throw self.unknown(text) }
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
        guard let id = IncidentID(text), self.project.engine.state.incident(id) != nil else {
            throw self.unknown(text)
        }
        return id
    }

    private func unknown(_ text: String) -> ProjectError {
        .noSuchIncident(text, known: self.project.engine.state.incidents.count)
    }

    private func rows(_ incidents: [Incident]) throws -> [IncidentRow] {
        let state = self.project.engine.state
        let notes = FixNotes(try self.project.engine.lines())
        let running = Dictionary(grouping: state.deadlines(), by: \.incident)
        return incidents.map { IncidentRow($0, state, running[$0.id]?.first, notes) }
    }
}
