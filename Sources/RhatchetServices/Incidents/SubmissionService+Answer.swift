import RhatchetProtocol

extension SubmissionService {
    /// Does what an answer of a program asks for, through the same door.
    ///
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``, or the refusal.
    package func take(_ answer: Answer, on text: String, by signatory: Signatory) throws -> IncidentRow {
        switch answer {
        case .nothing: try self.incidents.row(text)
        case .act(.authorize(_, let authorization)): try self.authorize(text, by: signatory, authorization)
        case .act(let command): try self.incidents.act(text, by: signatory) { _ in command }
        case .applyAuthorized(_, let changes): try self.apply(text, by: signatory, changes)
        case .submit(_, let said): try self.submit(text, by: signatory, .changes(said.changes), saying: said)
        case .submitFile(_, let said, let content): try self.submit(text, by: signatory, .file(content), saying: said)
        case .submitData(_, let said, let files): try self.submit(text, by: signatory, .data(files), saying: said)
        }
    }
}
