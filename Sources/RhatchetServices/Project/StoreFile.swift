import Foundation
import RhatchetEngine
import RhatchetTraining

/// The file of the store, looked at before anything opens it.
enum StoreFile {
    /// Carries on with a salvage that was interrupted, and begins no new record in the place of one that is gone.
    ///
    /// - Throws: ``LedgerError/damaged(path:reason:)``
    static func prepare(_ paths: ProjectPaths) throws {
        try SalvageSwap(paths).finish()
        guard Self.isEmpty(paths.store.path), let mark = Self.mark(paths), mark.through > 0 else { return }
        throw LedgerError.damaged(
            path: paths.store.path,
            reason:
                "it is empty or gone, and '\(paths.recordMark.lastPathComponent)' beside it tells of \(mark.through) lines"
        )
    }

    /// The same, for what needs a store that is there.
    ///
    /// - Throws: ``LedgerError/damaged(path:reason:)``, ``ProjectError/nothingRecorded(_:)``
    static func require(_ paths: ProjectPaths) throws {
        try Self.prepare(paths)
        guard FileManager.default.fileExists(atPath: paths.store.path) else {
            throw ProjectError.nothingRecorded(paths.root.path)
        }
    }

    /// How far the record's files go, where any were written.
    static func mark(_ paths: ProjectPaths) -> RecordMark? {
        AtomicFile.read(RecordMark.self, from: paths.recordMark.path)
    }

    private static func isEmpty(_ path: String) -> Bool {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return (size ?? 0) == 0
    }
}
