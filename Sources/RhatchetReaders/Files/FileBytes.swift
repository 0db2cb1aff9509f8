import Foundation

/// The bytes of a file as long as it was when it was opened, and some zeros behind them.
///
/// The zeros let a reader look a few bytes ahead without asking where the end is.
struct FileBytes: Sendable {
    /// Zeros behind the last byte, at least.
    static let margin = 16
    /// Files up to this size are read; larger ones are mapped, so that they need no memory. A file that is cut short while it
    /// is mapped ends the program, and samplers cut files when they start anew, so mapping is the exception.
    static let mappedFrom = 1 << 30

    let count: Int
    private let padded: Data

    init(_ bytes: [UInt8]) {
        self.count = bytes.count
        self.padded = Data(bytes) + Data(count: Self.margin)
    }

    /// - Throws: ``ReadingError`` with what the system says.
    init(path: String, mappedFrom: Int = Self.mappedFrom) throws(ReadingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw ReadingError(path, "is a folder; give files with draws") }
        let size = Int(status.st_size)
        if size < mappedFrom {
            (self.padded, self.count) = try Self.read(descriptor, atMost: size, path)
        } else {
            (self.padded, self.count) = (try Self.map(descriptor, size, path), size)
        }
    }

    /// - Parameter body: gets the bytes and the zeros behind them; there is always a first one.
    func with<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try self.padded.withUnsafeBytes { try $0.withMemoryRebound(to: UInt8.self, body) }
    }

    func text(_ range: Range<Int>) -> String {
        self.with { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }

    func starts(with magic: [UInt8]) -> Bool { self.padded.prefix(self.count).starts(with: magic) }

    private static func read(_ descriptor: Int32, atMost size: Int, _ path: String) throws(ReadingError) -> (Data, Int)
    {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size + Self.margin, alignment: 16)
        var filled = 0
        while filled < size {
            let taken = pread(descriptor, memory + filled, size - filled, off_t(filled))
            if taken > 0 { filled += taken }
            if taken == 0 { break }
            if taken < 0, errno != EINTR {
                let failure = Self.failure(path)
                memory.deallocate()
                throw failure
            }
        }
        memset(memory + filled, 0, size - filled + Self.margin)
        let data = Data(
            bytesNoCopy: memory,
            count: size + Self.margin,
            deallocator: .custom {
                $0.deallocate(); _ = $1
            }
        )
        return (data, filled)
    }

    /// The file over the first pages of a mapping that is one page longer.
    private static func map(_ descriptor: Int32, _ size: Int, _ path: String) throws(ReadingError) -> Data {
        let length = size + Int(sysconf(Int32(_SC_PAGESIZE))) + Self.margin
        let area = mmap(nil, length, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let area, area != MAP_FAILED else { throw Self.failure(path) }
        let file = mmap(area, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0)
        guard file == area else {
            let failure = Self.failure(path)
            munmap(area, length)
            throw failure
        }
        return Data(
            bytesNoCopy: area,
            count: size + Self.margin,
            deallocator: .custom { pointer, _ in munmap(pointer, length) }
        )
    }

    private static func failure(_ path: String) -> ReadingError {
        ReadingError(path, "cannot be read: \(String(cString: strerror(errno))); give files with draws")
    }
}
