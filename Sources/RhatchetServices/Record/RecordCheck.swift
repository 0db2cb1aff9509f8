import Foundation
import RhatchetEngine
import RhatchetStore
import RhatchetTraining

/// Whether the record of a project can be trusted: its chain, its proofs, the protocol's laws, and what is made of it.
///
/// It needs no engine: a store on which nothing can be decided any more is still looked through to its end.
package struct RecordCheck {
    private let paths: ProjectPaths
    /// So that no salvage changes the store meanwhile.
    private let use: FolderUse
    private let ledger: SQLiteLedger

    /// - Throws: ``LedgerError`` where the file is no store that this program reads,
    ///   ``ProjectError/nothingRecorded(_:)`` where there is none.
    package init(_ paths: ProjectPaths) throws {
        try StoreFile.require(paths)
        self.paths = paths
        self.use = FolderUse(paths.folder.path)
        self.ledger = try SQLiteLedger(path: paths.store.path)
    }

    /// - Parameter repairing: whether what is made of the log, in the store and in files, is made again where it is not
    ///   what the log gives.
    package func report(repairing: Bool) throws -> RecordReport {
        var (audit, proofs) = try self.look()
        if repairing, !audit.damages.isEmpty, audit.damages.allSatisfy(\.isDerived) {
            try Projections.rebuild(self.ledger)
            (audit, proofs) = try self.look()
        }
        let damages = audit.damages + proofs.damages + self.missingContents(audit.notes) + self.missingEnd(audit.lines)
        return RecordReport(
            entries: Int(audit.lines),
            head: audit.head ?? LineMark.beginning.hash,
            damages: damages.sorted { ($0.line ?? .max) < ($1.line ?? .max) },
            stale: audit.damages.isEmpty ? try self.stale(repairing: repairing) : [],
            proven: proofs.proven,
            unproven: proofs.unproven,
            salvages: audit.notes.compactMap { if case .salvaged(let log) = $0.note { log.sentence } else { nil } }
        )
    }

    private func look() throws -> (StoreAudit, AttestationCheck) {
        var proofs = AttestationCheck()
        let audit = try StoreAudit(self.ledger) { proofs.take($0) }
        proofs.end()
        return (audit, proofs)
    }

    /// What was written of the log before tells of lines that it does not have any more.
    private func missingEnd(_ lines: Int64) -> [Damage] {
        guard let mark = StoreFile.mark(self.paths), mark.through > lines else { return [] }
        return [Damage("the log ends at line \(lines), and its transcripts were written up to line \(mark.through)")]
    }

    /// The files before and after each fix are kept, byte for byte.
    private func missingContents(_ notes: [(line: Int64, note: Note)]) -> [Damage] {
        let store = ContentStore(folder: self.paths.contents)
        return notes.flatMap { line, note -> [Damage] in
            guard let fix = note.preparedFix else { return [] }
            return [fix.before, fix.after].compactMap { hash in
                guard (try? store.content(ContentHash(stored: hash))) == nil else { return nil }
                return Damage(line: line, "the kept text \(hash.prefix(12)) of '\(fix.file)' is gone or changed")
            }
        }
    }

    /// What was only not written yet is written first: that is no damage.
    private func stale(repairing: Bool) throws -> [String] {
        let project = try Project(self.paths, tolerating: { _ in })
        let templates = Templates(self.paths)
        try RecordKeeper(project: project).update()
        var stale: [String] = []
        let isBehind = StoreFile.mark(self.paths)?.manifest.map { $0.through < project.engine.sequence } ?? false
        let manifest = try Manifest(project.engine)
        if try !manifest.isCurrent(in: self.paths), repairing || !isBehind {
            if repairing { try manifest.write(to: self.paths) } else { stale.append("VERSION_MANIFEST.json") }
        }
        for incident in try project.engine.heads() {
            let transcript = try Transcript(incident.id, project: project, templates: templates)
            guard let transcript, !transcript.isCurrent(in: self.paths) else { continue }
            if repairing { try transcript.write(to: self.paths) } else { stale.append("\(incident.id).md") }
        }
        return stale
    }
}

extension AttestationCheck {
    fileprivate var damages: [Damage] { self.faults.map { Damage(line: $0.sequence, $0.reason) } }
}
