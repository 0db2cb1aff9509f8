import Foundation

/// The bytes of a file as long as it was when it was opened, read piece by piece; or bytes that are in memory.
///
/// A file is never mapped: one that is cut short while it is mapped ends the program, and samplers cut their files when they
/// start anew.
struct FileBytes: Sendable {
    /// Zeros behind the last byte of a piece, so that a reader may look a few bytes ahead.
    static let margin = 16

    private final class OpenFile: Sendable {
        let descriptor: Int32

        init(_ descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(self.descriptor) }
    }

    private enum Store {
        /// With the margin.
        case memory([UInt8])
        case file(OpenFile)
    }

    let path: String
    let count: Int
    private let store: Store

    init(_ bytes: consuming [UInt8], _ path: String) {
        self.path = path
        self.count = bytes.count
        bytes.append(contentsOf: [UInt8](repeating: 0, count: Self.margin))
        self.store = .memory(bytes)
    }

    /// - Throws: ``ReadingError`` with what the system says.
    init(path: String) throws(ReadingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path) }
        let file = OpenFile(descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw ReadingError(path, "is a folder; give files with draws") }
        #if os(Linux)
            // Twice as much is read ahead; a table is read from its beginning to its end, several times where it is large.
            posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        #endif
        self.path = path
        self.count = Int(status.st_size)
        self.store = .file(file)
    }

    var isInMemory: Bool {
        if case .memory = self.store { true } else { false }
    }

    /// - Parameters:
    ///   - range: within 0..<count.
    ///   - buffer: memory that is used again from piece to piece.
    ///   - body: gets the bytes of the range, behind which as many as the margin may be read.
    /// - Throws: ``ReadingError`` when the file has become shorter or cannot be read.
    func with<Result>(
        _ range: Range<Int>,
        _ buffer: inout [UInt8],
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) throws(ReadingError) -> Result {
        switch self.store {
        case .memory(let bytes): return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
        case .file(let file):
            let room = range.count + Self.margin
            if buffer.count < room { buffer = [UInt8](repeating: 0, count: room) }
            try self.read(file.descriptor, range, &buffer)
            for place in range.count..<room { buffer[place] = 0 }
            return buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<range.count])) }
        }
    }

    private func read(_ descriptor: Int32, _ range: Range<Int>, _ buffer: inout [UInt8]) throws(ReadingError) {
        var filled = 0
        while filled < range.count {
            let taken = buffer.withUnsafeMutableBytes { memory in
                pread(
                    descriptor,
                    memory.baseAddress.map { $0 + filled },
                    range.count - filled,
                    off_t(range.lowerBound + filled)
                )
            }
            if taken > 0 { filled += taken }
            if taken == 0 { throw ReadingError(self.path, "became shorter while it was read; its sampler began anew") }
            if taken < 0, errno != EINTR { throw Self.failure(self.path) }
        }
    }

    /// - Throws: as `with`.
    func bytes(_ range: Range<Int>) throws(ReadingError) -> [UInt8] {
        var buffer: [UInt8] = []
        return try self.with(range, &buffer) { Array($0) }
    }

    private static func failure(_ path: String) -> ReadingError {
        ReadingError(path, "cannot be read: \(String(cString: strerror(errno))); give files with draws")
    }
}
