import Foundation
import RhatchetReaders
import RhatchetTraining

/// One chain's file of a joined run: what was drawn before, and behind it what a program draws now, line by line as it writes.
///
/// Nothing of it is kept in memory, so another process can go on with it: what it has is its own size.
struct JoinedFile {
    let chain: StanJoin.Chain
    /// The whole run, for the head of a chain that begins anew.
    private let join: StanJoin
    private let target: String
    /// Where the first byte that is taken stands in the part, and in the joined file.
    private var start: (part: Int, target: Int)?
    /// Bytes that were taken.
    private var taken = 0

    /// Bytes that are read at once; more where a line is longer.
    private static let piece = 1 << 20
    private static let newline = UInt8(ascii: "\n")
    private static let comment = UInt8(ascii: "#")

    init(_ chain: StanJoin.Chain, of join: StanJoin, as target: String) {
        self.chain = chain
        self.join = join
        self.target = target
    }

    /// Takes what is new of the part, whole lines alone.
    ///
    /// - Throws: ``FileError``; what could not be written is tried again at the next call.
    mutating func follow() throws {
        guard let part = self.chain.part, let start = try self.begin(part) else { return }
        let source = open(part, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw FileError(.read, part, errno: errno) }
        defer { close(source) }
        let output = open(self.target, O_WRONLY | O_CLOEXEC)
        guard output >= 0 else { throw FileError(.write, self.target, errno: errno) }
        defer { close(output) }
        var size = Self.piece
        while true {
            let bytes = try FileBlock.read(start.part + self.taken, size, of: source, part)
            let lines = self.lines(bytes)
            if lines.isEmpty, bytes.count == size { size *= 2; continue }
            guard !lines.isEmpty else { return }
            _ = try FileBlock.write(lines, at: start.target + self.taken, to: output, self.target)
            self.taken += lines.count
        }
    }

    /// Takes the rest of a part whose program has ended, and says how long the whole took where it came to its end.
    ///
    /// - Throws: ``FileError``.
    mutating func finish() throws {
        try self.follow()
        guard let part = self.chain.part, let start = self.start else { return }
        let output = open(self.target, O_WRONLY | O_CLOEXEC)
        guard output >= 0 else { throw FileError(.write, self.target, errno: errno) }
        defer { close(output) }
        var end = start.target + self.taken
        if self.chain.prefix != nil, let own = StanElapsed(path: part) {
            let whole = (self.chain.spent ?? StanElapsed()) + own
            end = try FileBlock.write(Array(whole.comment.utf8)[...], at: end, to: output, self.target)
        }
        guard ftruncate(output, off_t(end)) == 0, fsync(output) == 0 else {
            throw FileError(.write, self.target, errno: errno)
        }
    }

    /// Whole lines; of a chain that is gone on with the rows alone, since how it was adapted stands before them.
    private func lines(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard let last = bytes.lastIndex(of: Self.newline) else { return [] }
        let lines = bytes[...last]
        guard self.chain.prefix != nil else { return lines }
        if lines.first == Self.comment { return [] }
        let mark = lines.indices.dropFirst().first {
            lines[$0] == Self.comment && lines[$0 - 1] == Self.newline
        }
        return lines[..<(mark ?? lines.endIndex)]
    }

    /// Finds where the part's draws begin, and how much of them was taken already.
    private mutating func begin(_ part: String) throws -> (part: Int, target: Int)? {
        if let start = self.start { return start }
        guard let seam = StanSeam(path: part) else { return nil }
        let start: (part: Int, target: Int)
        if let prefix = self.chain.prefix {
            guard let first = seam.firstDraw else { return nil }
            start = (first, prefix)
        } else {
            start = (seam.body.lowerBound, try self.writeHead(seam))
        }
        // What a write that did not come to its end has left is written over.
        let whole = StanSeam(path: self.target)
        let end = (self.chain.prefix == nil ? whole?.end : whole?.body.upperBound) ?? start.target
        self.taken = max(0, end - start.target)
        self.start = start
        return start
    }

    /// The head of a chain that begins anew, as the user's own call would have written it; its length.
    private func writeHead(_ seam: StanSeam) throws -> Int {
        let head = StanHead.with(seam.head, draws: self.join.iterations, call: self.join.call)
        if StanSeam(path: self.target)?.head != head { try ComposedFile([.bytes(head)]).write(to: self.target) }
        return head.count
    }
}
