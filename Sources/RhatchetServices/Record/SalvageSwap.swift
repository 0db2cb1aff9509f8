import Foundation
import RhatchetStore
import RhatchetTraining

/// Puts a store in the place of a damaged one, so that a crash at any moment leaves the one or the other.
///
/// What SQLite keeps beside the damaged file must go before the new one comes, which would else be changed by it. So the new
/// one is put beside first, under a name that whoever opens the project next carries on from.
struct SalvageSwap {
    private let store: URL
    private let ready: URL

    init(_ paths: ProjectPaths) {
        self.store = paths.store
        self.ready = paths.store.appendingPathExtension("ready")
    }

    /// From the first rename on the new store counts.
    func commit(_ new: URL) throws {
        try self.rename(new, to: self.ready)
        try self.finish()
    }

    /// Carries on with what a crash has interrupted; nothing where there is nothing.
    func finish() throws {
        guard FileManager.default.fileExists(atPath: self.ready.path) else { return }
        let lock = try FileLock.take(self.store.path + ".lock", tries: 400)
        defer { withExtendedLifetime(lock) {} }
        guard lock != nil, FileManager.default.fileExists(atPath: self.ready.path) else { return }
        for end in SQLiteLedger.companions { unlink(self.store.path + end) }
        try self.rename(self.ready, to: self.store)
    }

    private func rename(_ old: URL, to new: URL) throws {
        AtomicFile.synchronize(path: old.path)
        guard Foundation.rename(old.path, new.path) == 0 else { throw FileError(.write, new.path, errno: errno) }
        AtomicFile.synchronize(path: new.deletingLastPathComponent().path)
    }
}
