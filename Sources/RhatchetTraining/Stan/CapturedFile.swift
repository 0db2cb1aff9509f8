import Foundation

/// A file of another program's that is kept under a name of our own while it grows: as a second link, or as a copy that is
/// taken further at every step where links cannot reach.
///
/// The file stays open, so that what stood in it can still be read when its name is gone.
package final class CapturedFile {
    package let source: String
    package let target: String
    /// Whether `target` is the file itself.
    package private(set) var isLinked: Bool
    private let handle: FileHandle?
    private var copied: UInt64

    /// Bytes that are copied at once, and those by which a file that was begun anew under the same name is known.
    private static let piece = 1 << 20
    private static let head = 1 << 12

    /// Takes the file up, or goes on with what an earlier one has taken.
    ///
    /// - Throws: ``FileError`` when nothing can be written at `target`.
    package init(_ source: String, as target: String) throws(FileError) {
        self.source = source
        self.target = target
        let isThere = access(target, F_OK) == 0
        self.handle = isThere && Self.isAnother(source, than: target) ? nil : FileHandle(forReadingAtPath: source)
        self.isLinked = isThere ? Folder.areSame(source, target) : link(source, target) == 0
        self.copied = 0
        guard !self.isLinked else { return }
        let descriptor = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(.create, target, errno: errno) }
        self.copied = UInt64(max(0, lseek(descriptor, 0, SEEK_END)))
        close(descriptor)
    }

    /// Whether what was taken of a file is not the beginning of what stands there now.
    private static func isAnother(_ source: String, than target: String) -> Bool {
        let heads = [target, source].map { path in
            FileHandle(forReadingAtPath: path).flatMap { try? $0.read(upToCount: Self.head) } ?? Data()
        }
        return !heads[1].starts(with: heads[0])
    }

    /// Copies what is new; nothing for a link.
    ///
    /// - Throws: ``FileError``; what could not be written is tried again at the next call.
    package func follow() throws(FileError) {
        guard !self.isLinked, let handle = self.handle else { return }
        let descriptor = open(self.target, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.write, self.target, errno: errno) }
        defer { close(descriptor) }
        while true {
            try? handle.seek(toOffset: self.copied)
            guard let data = try? handle.read(upToCount: Self.piece), !data.isEmpty else { return }
            let written = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(self.copied)) }
            guard written > 0 else { throw FileError(.write, self.target, errno: errno) }
            self.copied += UInt64(written)
        }
    }

    /// Makes the kept file independent of the other, which a later run under the same name would cut to nothing.
    ///
    /// - Throws: ``FileError``; then it is what it was.
    package func seal() throws(FileError) {
        try self.follow()
        guard self.isLinked else { return }
        try Self.seal(self.target)
        self.isLinked = false
    }

    /// The same for a file that an earlier watch has taken up.
    package static func seal(_ target: String) throws(FileError) {
        var status = stat()
        // With its own name gone the file is nobody else's.
        guard stat(target, &status) == 0, status.st_nlink > 1 else { return }
        try ComposedFile([.file(target, nil)]).write(to: target)
    }
}
