import Foundation
import RhatchetReaders

/// Which files are outputs of CmdStan's sampling: each is read once, and again only where it has changed and was none.
package struct KnownOutputs {
    private struct Seen {
        let file: ino_t
        let size: off_t
        let changed: FileMark?
        let isOutput: Bool
    }

    private var seen: [String: Seen] = [:]
    /// How many were read.
    package private(set) var reads = 0

    package init() {}

    package mutating func contains(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        let mark = FileMark(path)
        if let seen = self.seen[path], seen.file == status.st_ino, status.st_size >= seen.size,
            seen.isOutput || seen.changed == mark
        {
            return seen.isOutput
        }
        self.reads += 1
        let isOutput = StanOutput(path: path)?.isSampling == true
        self.seen[path] = Seen(file: status.st_ino, size: status.st_size, changed: mark, isOutput: isOutput)
        return isOutput
    }
}
