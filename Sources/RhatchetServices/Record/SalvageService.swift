package import Foundation
import RhatchetEngine
package import RhatchetProtocol
import RhatchetStore
import RhatchetTraining

/// Takes out of a damaged store what is whole, and puts it in its place; the damaged one is kept beside it.
package struct SalvageService {
    private let paths: ProjectPaths
    private let use: FolderUse
    private let folder: URL
    private let salvage: Salvage

    /// Looks at a copy; the store is not touched yet.
    ///
    /// - Throws: ``ProjectError/inUse(_:)`` while another works on the project, ``LedgerError`` where nothing can be read.
    package init(_ paths: ProjectPaths, now: Date = Date()) throws {
        try StoreFile.require(paths)
        self.paths = paths
        self.use = FolderUse(paths.folder.path)
        guard self.use.takeAlone() else { throw ProjectError.inUse(paths.root.path) }
        self.folder = Self.free(paths.folder, "damaged-\(Self.name(now))")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: false)
        do {
            self.salvage = try Self.look(paths, in: self.folder)
        } catch {
            try? FileManager.default.removeItem(at: self.folder)
            guard case LedgerError.damaged(_, let reason) = error else { throw error }
            throw ProjectError.nothingToSalvage(paths.store.path, reason: reason)
        }
    }

    package var report: SalvageReport {
        SalvageReport(
            isNeeded: self.salvage.isNeeded,
            kept: self.salvage.whole.count,
            head: self.salvage.head.hash,
            loose: self.salvage.loose.count,
            reason: self.salvage.reason,
            folder: self.paths.relative(self.folder)
        )
    }

    /// Leaves everything as it was.
    package func leave() {
        try? FileManager.default.removeItem(at: self.folder)
    }

    /// Puts a store of the whole lines in the place of the damaged one.
    ///
    /// The copy of the damaged one is on the disk before. What is said of the salvage stands in the new one already, and
    /// until the last step, which is one rename, the damaged one stands.
    ///
    /// - Returns: the incidents of which only the transcript is left, which is kept with the damaged store.
    package func replace() throws -> [IncidentID] {
        try FileManager.default.removeItem(at: Self.scratch(self.folder))
        try self.writeLoose()
        let new = self.paths.store.appendingPathExtension("salvaged")
        for path in Self.family(of: new) { try? FileManager.default.removeItem(atPath: path) }
        try self.salvage.write(to: new.path)
        let opened = try self.noteSalvage(in: new)
        try self.cutNotices()
        let lost = try self.moveLostTranscripts(opened)
        try? FileManager.default.removeItem(at: self.paths.recordMark)
        AtomicFile.synchronize(everythingIn: self.folder.path)
        try SalvageSwap(self.paths).commit(new)
        return lost
    }

    /// The transcripts of incidents that the log does not have any more are kept with the damaged store.
    private func moveLostTranscripts(_ opened: Int) throws -> [IncidentID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.paths.transcripts.path)) ?? []
        let told = names.filter { $0.hasSuffix(".md") }.compactMap { IncidentID(String($0.dropLast(3))) }
        let lost = told.filter { $0.rawValue > opened }.sorted()
        for incident in lost {
            let old = self.paths.transcripts.appending(path: "\(incident).md")
            try FileManager.default.moveItem(at: old, to: self.folder.appending(path: "\(incident).md"))
        }
        return lost
    }

    /// Gives how many incidents the log has.
    private func noteSalvage(in new: URL) throws -> Int {
        let ledger = try SQLiteLedger(path: new.path)
        let engine = try Engine(ledger: ledger, clock: SystemClock())
        try engine.note(
            .salvaged(
                SalvagedLog(
                    kept: self.salvage.head.sequence,
                    head: self.salvage.head.hash,
                    loose: self.salvage.loose.count,
                    folder: self.paths.relative(self.folder),
                    account: Account.attested
                )
            )
        )
        try ledger.close()
        return engine.state.opened
    }

    /// What is written from here on is told; a queue that cannot be read is kept with the damaged store.
    private func cutNotices() throws {
        let file = self.paths.notices
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        do {
            try NoticeQueue(path: file.path).cut(after: self.salvage.head.sequence)
        } catch {
            for path in Self.family(of: file) where FileManager.default.fileExists(atPath: path) {
                let name = URL(filePath: path).lastPathComponent
                try FileManager.default.moveItem(at: URL(filePath: path), to: self.folder.appending(path: name))
            }
            try NoticeQueue(path: file.path).begin(after: self.salvage.head.sequence)
        }
    }

    private func writeLoose() throws {
        guard !self.salvage.loose.isEmpty else { return }
        let text = try self.salvage.loose.map { try RecordExport.line($0) + "\n" }.joined()
        try AtomicFile.write(Data(text.utf8), to: self.folder.appending(path: "loose.ndjson").path)
    }

    private static func look(_ paths: ProjectPaths, in folder: URL) throws -> Salvage {
        let scratch = Self.scratch(folder)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        for path in Self.family(of: paths.store) where FileManager.default.fileExists(atPath: path) {
            let file = URL(filePath: path)
            for place in [folder, scratch] {
                try FileManager.default.copyItem(at: file, to: place.appending(path: file.lastPathComponent))
            }
        }
        return try Salvage(copy: scratch.appending(path: paths.store.lastPathComponent).path)
    }

    /// SQLite recovers a copy when it opens it, so the one to be kept is another.
    private static func scratch(_ folder: URL) -> URL { folder.appending(path: "scratch") }

    /// A store and what SQLite keeps beside it.
    private static func family(of store: URL) -> [String] {
        ([""] + SQLiteLedger.companions).map { store.path + $0 }
    }

    /// A name that is not taken: of two salvages within a second the first is kept too.
    private static func free(_ folder: URL, _ name: String) -> URL {
        var (url, number) = (folder.appending(path: name), 1)
        while FileManager.default.fileExists(atPath: url.path) {
            number += 1
            url = folder.appending(path: "\(name)-\(number)")
        }
        return url
    }

    private static func name(_ date: Date) -> String {
        date.ISO8601Format(.iso8601(timeZone: .gmt)).replacing(":", with: "")
    }
}
