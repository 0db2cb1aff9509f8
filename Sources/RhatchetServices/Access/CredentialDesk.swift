import RhatchetEngine
import RhatchetProtocol

/// Where what proves somebody, who may act in which role, and what persons have accepted is written down.
struct CredentialDesk {
    let project: Project

    init(_ project: Project) {
        self.project = project
    }

    /// Writes it with its proof, in one transaction.
    ///
    /// - Throws: `not_authorized` where the record would not believe it, so that nothing is written in vain.
    func record(_ deed: Deed, by signatory: Signatory) throws {
        guard let note = deed.note else { return }
        try self.project.engine.tick()
        let book = try self.project.credentials()
        let proof = try signatory.attestation(of: deed, on: self.project.engine.head)
        if let objection = book.objection(to: proof, on: self.project.engine.head) {
            let hint = "'rhatchet person list' shows who is known, 'rhatchet roles' who may act"
            throw Refusal(.notAuthorized, objection, hint: hint)
        }
        try self.project.engine.note(note) { try signatory.attest(deed, on: $0) }
    }
}

extension Deed {
    /// The line that follows its proof; an action is followed by its events.
    fileprivate var note: Note? {
        switch self {
        case .action: nil
        case .credential(let change): .credential(change)
        case .roster(let roster): .roster(roster)
        case .acceptance(let acceptance): .acceptance(acceptance)
        }
    }
}
