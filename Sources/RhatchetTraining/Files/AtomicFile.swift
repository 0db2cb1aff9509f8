package import Foundation

/// Files that are there whole or not at all, also after a crash of the machine.
package enum AtomicFile {
    /// Writes `value` as JSON with sorted keys.
    package static func write(json value: some Encodable, to path: String, mode: mode_t = 0o644) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try Self.write(encoder.encode(value), to: path, mode: mode)
    }

    /// Writes beside `path`, brings that to the disk, renames it onto `path` and brings the folder to the disk.
    ///
    /// - Throws: ``FileError``; then `path` is as it was and nothing is left beside it.
    ///
    /// - Parameter exactMode: for a file that keeps the mode it had, whatever new files of this account get.
    package static func write(_ data: Data, to path: String, mode: mode_t = 0o644, exactMode: mode_t? = nil)
        throws(FileError)
    {
        let beside = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
        do throws(FileError) {
            try Self.create(beside, holding: data, mode: exactMode ?? mode)
            if let exactMode { chmod(beside, exactMode) }
            guard rename(beside, path) == 0 else { throw FileError(.write, path, errno: errno) }
        } catch {
            unlink(beside)
            throw FileError(.write, path, errno: error.errno)
        }
        Self.synchronize(folder: (path as NSString).deletingLastPathComponent)
    }

    /// Reads `path`; nil when there is no such file, or none that holds such a value.
    package static func read<Value: Decodable>(_ type: Value.Type, from path: String) -> Value? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? JSONDecoder().decode(type, from: data)
    }

    private static func create(_ path: String, holding data: Data, mode: mode_t) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError(.create, path, errno: errno) }
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
        return fsync(descriptor) == 0 ? 0 : errno
    }

    /// Brings a folder to the disk.
    ///
    /// A rename is on the disk only once its folder is. Some file systems refuse this; the file is whole all the same.
    private static func synchronize(folder: String) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
