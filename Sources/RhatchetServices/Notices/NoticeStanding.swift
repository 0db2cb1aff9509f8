import Foundation
import RhatchetStore

/// Whether people could be told what they had to be told.
package struct NoticeStanding: Sendable, Encodable, Equatable {
    /// Given up.
    package var failed: Int
    /// Tried in vain so far, and to be tried again.
    package var late: Int

    init(failed: Int, late: Int) {
        self.failed = failed
        self.late = late
    }

    /// nil where nothing was ever to be sent.
    ///
    /// - Throws: ``LedgerError``
    package init?(_ paths: ProjectPaths) throws {
        guard FileManager.default.fileExists(atPath: paths.notices.path) else { return nil }
        let queue = try NoticeQueue(path: paths.notices.path)
        self.init(failed: try queue.count(.failed), late: try queue.count(.pending, attempts: 1))
    }

    /// nil while all is well.
    package var sentence: String? {
        let parts = [
            self.failed > 0 ? "\(Self.count(self.failed)) given up" : nil,
            self.late > 0 ? "\(Self.count(self.late)) not arrived yet" : nil,
        ].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return parts.joined(separator: ", ") + "; 'rhatchet notices' says why"
    }

    private static func count(_ number: Int) -> String {
        number == 1 ? "1 notice was" : "\(number) notices were"
    }
}
