package import Foundation
import RhatchetEngine

/// Files that are there whole or not at all, also after a crash of the machine.
package enum AtomicFile {
    /// Writes `value` as JSON with sorted keys.
    package static func write(json value: some Encodable, to path: String, mode: mode_t? = nil) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try Self.write(encoder.encode(value), to: path, mode: mode)
    }

    /// Writes beside `path`, brings that to the disk, renames it onto `path` and brings the folder to the disk.
    ///
    /// - Parameters:
    ///   - mode: exactly this; nil gives what the umask leaves of 0644.
    ///   - beside: where it is written first, a name that one process at a time uses; nil gives one of its own.
    /// - Throws: ``FileError``; then `path` is as it was and nothing is left beside it.
    package static func write(
        _ data: Data,
        to path: String,
        mode: mode_t? = nil,
        beside: String? = nil
    ) throws(FileError) {
        // What a process that died has left under this name.
        if let beside { unlink(beside) }
        let beside = beside ?? "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
        FaultPoint.reach(.fileBeforeCreate)
        do throws(FileError) {
            try Self.create(beside, holding: data, mode: mode)
            FaultPoint.reach(.fileAfterSync)
            guard rename(beside, path) == 0 else { throw FileError(.write, path, errno: errno) }
            FaultPoint.reach(.fileAfterRename)
        } catch {
            unlink(beside)
            throw FileError(.write, path, errno: error.errno)
        }
        Self.synchronize(folder: (path as NSString).deletingLastPathComponent)
        FaultPoint.reach(.fileAfterFolderSync)
    }

    /// Reads `path`; nil when there is no such file, or none that holds such a value.
    package static func read<Value: Decodable>(_ type: Value.Type, from path: String) -> Value? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? JSONDecoder().decode(type, from: data)
    }

    private static func create(_ path: String, holding data: Data, mode: mode_t?) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ?? 0o644)
        guard descriptor >= 0 else { throw FileError(.create, path, errno: errno) }
        if let mode { fchmod(descriptor, mode) }
        let failure = Self.fill(descriptor, with: data)
        let closed = close(descriptor) == 0 ? 0 : errno
        if failure != 0 || closed != 0 {
            throw FileError(.write, path, errno: failure != 0 ? failure : closed)
        }
    }

    /// Writes all of `data` and waits for the disk; the error number, or 0.
    private static func fill(_ descriptor: Int32, with data: Data) -> Int32 {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        FaultPoint.reach(.fileAfterWrite)
        return fsync(descriptor) == 0 ? 0 : errno
    }

    /// Brings a folder to the disk.
    ///
    /// A rename is on the disk only once its folder is. Some file systems refuse this; the file is whole all the same.
    private static func synchronize(folder: String) {
        Self.synchronize(path: folder.isEmpty ? "." : folder)
    }

    /// Brings a file, or the names in a folder, to the disk.
    package static func synchronize(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Brings a folder and the files in it to the disk.
    package static func synchronize(everythingIn folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            Self.synchronize(path: "\(folder)/\(name)")
        }
        Self.synchronize(path: folder)
    }
}
