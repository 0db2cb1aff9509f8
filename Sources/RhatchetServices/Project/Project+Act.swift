package import RhatchetEngine
package import RhatchetProtocol

extension Project {
    /// Takes a command in the name of whoever has signed in.
    package func act(_ command: Command, by signatory: Signatory, notes: [Note] = []) throws -> Ruling {
        try self.act(signatory.action(command), notes: notes)
    }

    /// Takes an action as the engine does, but no approval of files that somebody has changed since they were submitted.
    ///
    /// Such an approval becomes `fix.conflicted`: its state stays, nothing is written, and the fix is sent again.
    package func act(_ action: Action, notes: [Note] = []) throws -> Ruling {
        try self.engine.tick()
        guard case .approve(let id, _) = action.command, action.by == .director,
            let incident = self.engine.state.incident(id), incident.state == .approving
        else { return try self.engine.act(action, notes: notes) }
        let changed = try ChangedFiles(of: incident, in: self).names
        guard !changed.isEmpty else { return try self.engine.act(action, notes: notes) }
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
