package import RhatchetEngine
package import RhatchetProtocol

extension Project {
    /// Takes a command in the name of whoever has signed in, with the proof of it.
    ///
    /// No approval of files that somebody has changed since they were submitted: such an approval becomes
    /// `fix.conflicted`, its state stays, nothing is written, and the fix is sent again.
    package func act(_ command: Command, by signatory: Signatory, notes: [Note] = []) throws -> Ruling {
        let action = signatory.action(command)
        return try self.act(action, notes: notes) { try signatory.attest(.action(action), on: $0) }
    }

    /// Takes an action with the proof of it, where there is one.
    package func act(
        _ action: Action,
        notes: [Note] = [],
        attest: ((LineMark) throws -> Note)? = nil
    ) throws -> Ruling {
        try self.engine.tick()
        guard case .approve(let id, _) = action.command, action.by == .director,
            let incident = self.engine.state.incident(id), incident.state == .approving
        else { return try self.engine.act(action, notes: notes, attest: attest) }
        let changed = try ChangedFiles(of: incident, in: self).names
        guard !changed.isEmpty else { return try self.engine.act(action, notes: notes, attest: attest) }
        let author = incident.delegation?.to ?? .codeTranslator
        try self.engine.filesChanged(on: id, files: changed, foundFor: author)
        return .refused(
            Refusal(
                .conflict,
                "\(changed.map { "'\($0)'" }.joined(separator: ", ")) was changed by somebody since the fix was submitted",
                hint: "'refuse' it, so that \(author.rawValue) sends it again"
            )
        )
    }
}
