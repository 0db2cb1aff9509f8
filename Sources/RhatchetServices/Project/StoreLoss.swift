import Foundation
import RhatchetEngine
import RhatchetTraining

/// A store that is gone or empty where there has been one: nobody begins a new record in its place without a word.
enum StoreLoss {
    /// - Throws: ``LedgerError/damaged(path:reason:)``
    static func refuse(_ paths: ProjectPaths) throws {
        guard let mark = Self.mark(paths), mark.through > 0, Self.isEmpty(paths.store.path) else { return }
        throw LedgerError.damaged(
            path: paths.store.path,
            reason:
                "it is empty or gone, and '\(paths.recordMark.lastPathComponent)' beside it tells of \(mark.through) lines"
        )
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
