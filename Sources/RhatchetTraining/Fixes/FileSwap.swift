package import Foundation

/// One file's change from one known content to another, done at most once.
package struct FileSwap: Sendable, Codable, Equatable {
    package var file: URL
    package var before: ContentHash
    package var after: ContentHash

    package init(file: URL, before: ContentHash, after: ContentHash) {
        self.file = file
        self.before = before
        self.after = after
    }

    /// What stood in the file when the swap was tried.
    package enum Outcome: Sendable, Equatable {
        case swapped
        /// It was done before, by this process or by one that died.
        case alreadyDone
        /// Somebody changed the file since: it is left as it is.
        case conflicted(found: ContentHash)
    }

    /// The same change backwards.
    package var reversed: FileSwap { FileSwap(file: self.file, before: self.after, after: self.before) }

    /// Looks at the file and changes it only where it still is what it was when the change was prepared.
    ///
    /// The new content comes from `contents`, stands whole beside the file first, and keeps the file's mode.
    package func perform(from contents: ContentStore) throws -> Outcome {
        let target = self.file.resolvingSymlinksInPath()
        let found = ContentHash(of: try Data(contentsOf: target))
        if found == self.after { return .alreadyDone }
        guard found == self.before else { return .conflicted(found: found) }
        let attributes = try FileManager.default.attributesOfItem(atPath: target.path)
        let mode = (attributes[.posixPermissions] as? NSNumber)?.uint32Value
        let beside = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).rhatchet")
        let content = try contents.content(self.after)
        do {
            try AtomicFile.write(content, to: target.path, mode: mode, beside: beside.path)
        } catch {
            throw FixError.notWritten(target.path, reason: String(cString: strerror(error.errno)))
        }
        return .swapped
    }
}
