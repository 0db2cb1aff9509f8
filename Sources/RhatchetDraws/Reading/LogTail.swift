/// Follows one `chain-<c>.draws` file: remembers how far it was read, reads only what is new.
struct LogTail: ChainFile {
    private let path: String
    private var offset = 0
    private var identity: LogFile.Identity?
    /// The size at which nothing more could be taken; a file that still has it is not read again.
    private var settledSize: Int?
    private var nextDraw: UInt64 = 0
    private(set) var layout: DrawLayout?
    private(set) var condition: LogCondition = .short(offset: 0)

    /// Bytes read at a time, so that the first look at a long log does not hold all of it in memory twice.
    private static let chunk = 1 << 20

    init(path: String) {
        self.path = path
    }

    /// Gives every new draw to `take`, block by block and in order, with the place of the block's payload in the file.
    mutating func poll(_ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void) {
        do {
            let file = try LogFile(path: self.path)
            guard self.isSame(file) else { return self.condition = .damaged(offset: self.offset, .replaced) }
            self.identity = file.identity
            guard file.size != self.settledSize else { return }
            try self.read(file, take)
            self.settledSize = self.condition.isSound ? file.size : nil
        } catch {
            self.settledSize = nil
            self.condition = .unreadable(errno: error.errno)
        }
    }

    func read(
        _ elements: Range<Int>,
        draws: Int,
        index: BlockIndex,
        to target: UnsafeMutablePointer<Double>
    ) throws(LogFile.Failure) {
        guard let layout = self.layout else { throw LogFile.Failure.ended }
        try index.read(elements, draws: draws, of: layout, from: self.reopened(), to: target)
    }

    /// The file once more, to read what was taken from it before.
    private func reopened() throws(LogFile.Failure) -> LogFile {
        let file = try LogFile(path: self.path)
        guard self.isSame(file) else { throw LogFile.Failure.replaced }
        return file
    }

    private func isSame(_ file: borrowing LogFile) -> Bool {
        file.size >= self.offset && (self.identity == nil || self.identity == file.identity)
    }

    private mutating func read(
        _ file: borrowing LogFile,
        _ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void
    ) throws(LogFile.Failure) {
        var buffer: [UInt8] = []
        var wanted = Self.chunk
        while true {
            try file.read(at: self.offset, count: min(wanted, max(0, file.size - self.offset)), into: &buffer)
            guard !buffer.isEmpty else {
                return self.condition = self.layout == nil ? .short(offset: 0) : .whole
            }
            let stop = buffer.withUnsafeBytes { self.consume($0, take) }
            switch stop {
            case .needs(let bytes) where self.offset + bytes <= file.size: wanted = max(Self.chunk, bytes)
            case .needs: return self.condition = .short(offset: self.offset)
            case .damaged(let damage): return self.condition = .damaged(offset: self.offset, damage)
            }
        }
    }

    private enum Stop {
        /// So many bytes from `offset` on are needed for the next step.
        case needs(Int)
        case damaged(DrawLogDamage)
    }

    private mutating func consume(
        _ bytes: UnsafeRawBufferPointer,
        _ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void
    ) -> Stop {
        var rest = bytes
        while true {
            // At the end of what was read: whether more is there is for the caller to see.
            guard !rest.isEmpty else { return .needs(0) }
            switch self.step(rest, take) {
            case .complete(_, let length):
                self.offset += length
                rest = UnsafeRawBufferPointer(rebasing: rest[length...])
            case .short(let needed): return .needs(needed)
            case .damaged(let damage): return .damaged(damage)
            }
        }
    }

    private mutating func step(
        _ bytes: UnsafeRawBufferPointer,
        _ take: (BlockFrame, DrawLayout, _ offset: Int) -> Void
    ) -> Parsed<Void> {
        guard let layout = self.layout else {
            switch LogParser.header(bytes) {
            case .complete(let layout, let length):
                self.layout = layout
                return .complete((), length: length)
            case .short(let needed): return .short(needed: needed)
            case .damaged(let damage): return .damaged(damage)
            }
        }
        switch LogParser.block(bytes, layout: layout, next: self.nextDraw) {
        case .complete(let block, let length):
            take(block, layout, self.offset + length - block.payload.count)
            self.nextDraw += UInt64(block.draws)
            return .complete((), length: length)
        case .short(let needed): return .short(needed: needed)
        case .damaged(let damage): return .damaged(damage)
        }
    }
}
