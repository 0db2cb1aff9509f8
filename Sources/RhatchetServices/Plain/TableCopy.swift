import Foundation
import RhatchetTraining

/// A table of another program's that is copied while it grows: a program that writes its file anew takes nothing from what is
/// kept.
struct TableCopy {
    let source: String
    let target: String
    private var copied: UInt64 = 0

    /// Bytes that are copied at once.
    private static let piece = 1 << 20
    /// Bytes by which a file is known again.
    private static let head = 1024

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

    /// Copies what is new; a file that is being written anew with the same beginning is waited for.
    mutating func follow() throws(Failure) {
        guard let handle = FileHandle(forReadingAtPath: self.source) else { return }
        defer { try? handle.close() }
        guard let size = try? handle.seekToEnd(), size > self.copied else { return }
        let known = FileHandle(forReadingAtPath: self.target).flatMap { try? $0.read(upToCount: Self.head) } ?? Data()
        try? handle.seek(toOffset: 0)
        guard known.isEmpty || (try? handle.read(upToCount: known.count)) == known else {
            throw .begunAnew(self.source)
        }
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
}
