import Foundation
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

extension SubmissionService {
    /// Authorises an emergency fix, if the model file still is what ran.
    ///
    /// - Throws: the refusal.
    package func authorize(_ text: String, by signatory: Signatory, _ authorization: Authorization) throws
        -> IncidentRow
    {
        let incident = try self.incidents.incident(text)
        let isOpen = self.isOpen(.authorize, to: signatory.role, on: incident)
        let ran = WhatRan(incident.model, lines: try self.project.engine.lines())
        guard !isOpen || ran.isStill(self.script(incident)) else { throw try self.conflict(on: incident, signatory) }
        return try self.incidents.act(text, by: signatory) { .authorize(incident: $0, authorization: authorization) }
    }

    /// Applies an authorised fix: makes it, proves that it is what was authorised, and hands it to the watch.
    ///
    /// - Parameter named: the changes; none takes those of the authorisation.
    /// - Throws: the refusal; what the tool refuses is said in its own words, and the state stays.
    package func apply(_ text: String, by signatory: Signatory, _ named: [Change]) throws -> IncidentRow {
        let incident = try self.incidents.incident(text)
        guard self.isOpen(.apply, to: signatory.role, on: incident) else {
            return try self.incidents.act(text, by: signatory) { .apply(incident: $0) }
        }
        let changes = named.isEmpty ? incident.authorization?.changes ?? [] : named
        switch try self.desk(incident).change(changes, on: incident, sampler: nil) {
        case .ready(let piece, let note):
            let canary = try self.desk(incident).canary(of: incident.id)
            let made = piece.changes.onTheModelsFile
            let command = Command.apply(incident: incident.id, changes: made, canary: canary)
            return try self.incidents.act(text, by: signatory, notes: [note]) { _ in command }
        case .changedByOthers: throw try self.conflict(on: incident, signatory)
        case .refused(let reason):
            throw Refusal(.malformed, reason, hint: "nothing was applied; 'decline' it where it cannot be made")
        }
    }

    /// The changes with what is in force where nothing was said.
    package func changes(_ texts: [ChangeText], on text: String) throws -> [Change] {
        guard texts.contains(where: { $0.from == nil }) else { return texts.map { $0.change([:]) } }
        let incident = try self.incidents.incident(text)
        let settings = try self.desk(incident).settings(of: incident.model)
        return texts.map { $0.change(settings) }
    }

    private func conflict(on incident: Incident, _ signatory: Signatory) throws -> Refusal {
        let file = self.project.paths.relative(self.script(incident))
        try self.project.engine.filesChanged(on: incident.id, files: [file], foundFor: signatory.role)
        let message = "'\(file)' was changed by somebody since its training started"
        return Refusal(.conflict, message, hint: "put it back as it ran; the standard protocol goes on with it")
    }
}
