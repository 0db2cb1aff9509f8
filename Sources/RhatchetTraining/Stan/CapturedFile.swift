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
    private var copied: Int

    /// Bytes that are copied at once, and those by which a file that was begun anew under the same name is known.
    private static let piece = 1 << 20
    private static let head = 1 << 12

    /// Takes the file up, or goes on with what an earlier one has taken.
    ///
    /// - Throws: ``FileError`` when nothing can be written at `target`, or what stands at `source` may not be read.
    package init(_ source: String, as target: String) throws(FileError) {
        self.source = source
        self.target = target
        let isThere = access(target, F_OK) == 0
        let found = try Self.open(source)
        self.handle = isThere && Self.isAnother(source, than: target) ? nil : found
        self.isLinked = isThere ? Folder.areSame(source, target) : link(source, target) == 0
        self.copied = 0
        guard !self.isLinked else { return }
        let descriptor = Foundation.open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(.create, target, errno: errno) }
        self.copied = max(0, Int(lseek(descriptor, 0, SEEK_END)))
        close(descriptor)
    }

    /// Nil where there is no such file any more.
    private static func open(_ source: String) throws(FileError) -> FileHandle? {
        let descriptor = Foundation.open(source, O_RDONLY | O_CLOEXEC)
        if descriptor >= 0 { return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true) }
        guard [ENOENT, ENOTDIR].contains(errno) else { throw FileError(.read, source, errno: errno) }
        return nil
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
        let descriptor = try self.openTarget()
        defer { close(descriptor) }
        while true {
            let bytes = try FileBlock.read(self.copied, Self.piece, of: handle.fileDescriptor, self.source)
            guard !bytes.isEmpty else { return }
            let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(self.copied)) }
            guard written > 0 else { throw FileError(.write, self.target, errno: errno) }
            self.copied += written
        }
    }

    private func openTarget() throws(FileError) -> Int32 {
        let descriptor = Foundation.open(self.target, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.write, self.target, errno: errno) }
        return descriptor
    }

    /// Takes the rest of a file that is complete, and makes the kept one independent of the other, which a later run under the
    /// same name would cut to nothing.
    ///
    /// - Throws: ``FileError``; then it is what it was, unless the rest can be read nowhere else.
    package func seal() throws(FileError) {
        guard !self.isLinked else {
            try Self.seal(self.target)
            self.isLinked = false
            return
        }
        let before = self.copied
        do throws(FileError) {
            try self.follow()
            try self.synchronize()
        } catch {
            self.giveBack(to: before)
            throw error
        }
    }

    /// Some file systems say only here that there was no room.
    private func synchronize() throws(FileError) {
        guard self.handle != nil else { return }
        let descriptor = try self.openTarget()
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(.write, self.target, errno: errno) }
    }

    /// Takes no room on a full disk, where the store needs it, for what the program's own file has too.
    private func giveBack(to size: Int) {
        var (own, named) = (stat(), stat())
        guard let handle = self.handle, fstat(handle.fileDescriptor, &own) == 0, stat(self.source, &named) == 0,
            own.st_ino == named.st_ino, own.st_dev == named.st_dev, truncate(self.target, off_t(size)) == 0
        else { return }
        self.copied = size
    }

    /// The same for a file that an earlier watch has taken up.
    package static func seal(_ target: String) throws(FileError) {
        var status = stat()
        // With its own name gone the file is nobody else's.
        guard stat(target, &status) == 0, status.st_nlink > 1 else { return }
        try ComposedFile([.file(target, nil)]).write(to: target)
    }
}
