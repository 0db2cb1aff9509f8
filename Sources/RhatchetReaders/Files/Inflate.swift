/// Unpacks what deflate packed: RFC 1951.
///
/// Total: whatever the bytes are, it ends, and reads and writes nothing outside of its memory.
struct Inflate {
    enum Failure: Error, Equatable {
        /// The packed bytes end before the last block does.
        case torn
        case damaged
        case tooLong
    }

    private let input: UnsafeBufferPointer<UInt8>
    private var next: Int
    private var hold: UInt64 = 0
    private var held = 0
    private(set) var output: [UInt8]
    private let limit: Int

    /// - Parameters:
    ///   - start: where the packed bytes begin.
    ///   - limit: bytes that may come out.
    init(_ input: UnsafeBufferPointer<UInt8>, from start: Int, after output: [UInt8], limit: Int) {
        self.input = input
        self.next = start
        self.output = output
        self.limit = limit
    }

    /// Where the first byte stands that was not needed.
    var end: Int { self.next - self.held / 8 }

    mutating func run() throws(Failure) {
        while true {
            let isLast = try self.bits(1) == 1
            switch try self.bits(2) {
            case 0: try self.stored()
            case 1: try self.compressed(.fixedLiterals, .fixedDistances)
            case 2:
                let (literals, distances) = try self.tables()
                try self.compressed(literals, distances)
            default: throw .damaged
            }
            if isLast { return }
        }
    }

    private mutating func stored() throws(Failure) {
        self.hold >>= UInt64(self.held % 8)
        self.held -= self.held % 8
        let length = try self.bits(16)
        guard try self.bits(16) == ~length & 0xFFFF else { throw .damaged }
        for _ in 0..<length { try self.write(UInt8(truncatingIfNeeded: try self.bits(8))) }
    }

    private mutating func compressed(_ literals: HuffmanTable, _ distances: HuffmanTable) throws(Failure) {
        while true {
            let symbol = try self.symbol(literals)
            if symbol < 256 {
                try self.write(UInt8(truncatingIfNeeded: symbol))
            } else if symbol == 256 {
                return
            } else {
                try self.copy(symbol - 257, distances)
            }
        }
    }

    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]

    private mutating func copy(_ code: Int, _ table: HuffmanTable) throws(Failure) {
        guard code < Self.lengths.count else { throw .damaged }
        let length = Self.lengths[code] + (try self.bits(Self.lengthBits[code]))
        let far = try self.symbol(table)
        guard far < Self.distances.count else { throw .damaged }
        let distance = Self.distances[far] + (try self.bits(max(0, far / 2 - 1)))
        guard distance <= self.output.count else { throw .damaged }
        guard self.output.count + length <= self.limit else { throw .tooLong }
        let from = self.output.count - distance
        for index in 0..<length { self.output.append(self.output[from + index]) }
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private mutating func tables() throws(Failure) -> (HuffmanTable, HuffmanTable) {
        let (literals, distances) = (try self.bits(5) + 257, try self.bits(5) + 1)
        var own = [UInt8](repeating: 0, count: 19)
        for index in 0..<(try self.bits(4)) + 4 { own[Self.order[index]] = UInt8(truncatingIfNeeded: try self.bits(3)) }
        let table = try Self.table(own)
        var lengths: [UInt8] = []
        while lengths.count < literals + distances {
            let symbol = try self.symbol(table)
            switch symbol {
            case 0..<16: lengths.append(UInt8(truncatingIfNeeded: symbol))
            case 16:
                guard let last = lengths.last else { throw .damaged }
                lengths += [UInt8](repeating: last, count: try self.bits(2) + 3)
            case 17: lengths += [UInt8](repeating: 0, count: try self.bits(3) + 3)
            default: lengths += [UInt8](repeating: 0, count: try self.bits(7) + 11)
            }
        }
        guard lengths.count == literals + distances else { throw .damaged }
        return (try Self.table(Array(lengths[..<literals])), try Self.table(Array(lengths[literals...])))
    }

    private static func table(_ lengths: [UInt8]) throws(Failure) -> HuffmanTable {
        guard let table = HuffmanTable(lengths) else { throw .damaged }
        return table
    }

    private mutating func write(_ byte: UInt8) throws(Failure) {
        guard self.output.count < self.limit else { throw .tooLong }
        self.output.append(byte)
    }

    @inline(__always)
    private mutating func fill() {
        while self.held <= 48, self.next < self.input.count {
            self.hold |= UInt64(self.input[self.next]) << UInt64(self.held)
            self.next += 1
            self.held += 8
        }
    }

    private mutating func bits(_ count: Int) throws(Failure) -> Int {
        if self.held < count { self.fill() }
        guard self.held >= count else { throw .torn }
        let value = Int(self.hold & (1 << UInt64(count) - 1))
        self.hold >>= UInt64(count)
        self.held -= count
        return value
    }

    @inline(__always)
    private mutating func symbol(_ table: HuffmanTable) throws(Failure) -> Int {
        if self.held < 15 { self.fill() }
        let entry = table.entry(self.hold)
        guard entry.bits > 0 else { throw self.held < 15 ? .torn : .damaged }
        guard entry.bits <= self.held else { throw .torn }
        self.hold >>= UInt64(entry.bits)
        self.held -= entry.bits
        return entry.symbol
    }
}
