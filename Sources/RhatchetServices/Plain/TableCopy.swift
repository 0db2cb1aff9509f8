import Foundation
import RhatchetReaders
import RhatchetTraining

/// A table of another program's that is copied while it grows: a program that writes its file anew takes nothing from what is
/// kept.
struct TableCopy {
    let source: String
    let target: String
    private var copied: UInt64 = 0

    /// Bytes that are copied at once.
    private static let piece = 1 << 20
    /// Bytes at either end of what was copied by which a file is known again.
    private static let known: UInt64 = 4096

    enum Failure: Error, CustomStringConvertible {
        case begunAnew(String)
        case file(FileError)

        var description: String {
            switch self {
            case .begunAnew(let path):
                "'\(path)' was begun anew; what it held before is kept, what it holds now is not recorded"
            case .file(let error): "\(error)"
            }
        }
    }

    /// Goes on behind what an earlier watch has copied.
    init(_ source: String, to target: String) {
        self.source = source
        self.target = target
        var status = stat()
        if stat(target, &status) == 0 { self.copied = UInt64(status.st_size) }
    }

    /// Copies what is new; a file that is being written anew with the same rows is waited for.
    mutating func follow() throws(Failure) {
        guard let handle = FileHandle(forReadingAtPath: self.source) else { return }
        defer { try? handle.close() }
        guard let size = try? handle.seekToEnd(), size > self.copied else { return }
        guard self.copied == 0 || self.isSame(handle) else { throw .begunAnew(self.source) }
        let descriptor = open(self.target, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(FileError(.create, self.target, errno: errno)) }
        defer { close(descriptor) }
        try? handle.seek(toOffset: self.copied)
        while let data = try? handle.read(upToCount: Self.piece), !data.isEmpty {
            let written = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(self.copied)) }
            guard written > 0 else { throw .file(FileError(.write, self.target, errno: errno)) }
            self.copied += UInt64(written)
            try? handle.seek(toOffset: self.copied)
        }
    }

    /// Ends the last row, where nothing but its end is missing; to be called when nobody writes any more.
    func finish() {
        guard PlainChains.lacksOnlyItsEnd(self.target), let handle = FileHandle(forWritingAtPath: self.target) else {
            return
        }
        _ = try? handle.seekToEnd()
        try? handle.write(contentsOf: Data([0x0A]))
        try? handle.close()
    }

    /// Whether the first and the last bytes that were copied are still what they were.
    private func isSame(_ handle: FileHandle) -> Bool {
        guard let mine = FileHandle(forReadingAtPath: self.target) else { return false }
        defer { try? mine.close() }
        let (count, last) = (min(Self.known, self.copied), self.copied - min(Self.known, self.copied))
        return [0, last].allSatisfy { start in
            let parts = [mine, handle].map { file -> Data? in
                try? file.seek(toOffset: start)
                return try? file.read(upToCount: Int(count))
            }
            return parts[0] != nil && parts[0] == parts[1]
        }
    }
}
