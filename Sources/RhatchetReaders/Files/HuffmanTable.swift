/// Symbols by the bits that begin with their code: RFC 1951, section 3.2.2.
struct HuffmanTable {
    private static let bits = 15
    /// Symbol times 16 and the length of its code, by the next bits; 0 where no code begins so.
    private let entries: [UInt16]
    private let width: Int

    static let fixedLiterals = HuffmanTable(
        known: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)
    )
    static let fixedDistances = HuffmanTable(known: [UInt8](repeating: 5, count: 30))

    /// - Parameter lengths: of every symbol's code, at most 15; 0 for a symbol that does not occur.
    /// - Returns: nil when there cannot be such codes.
    init?(_ lengths: [UInt8]) {
        var room = 1 << Self.bits
        for length in lengths where length > 0 { room -= 1 << (Self.bits - Int(length)) }
        guard room >= 0 else { return nil }
        self.init(known: lengths)
    }

    private init(known lengths: [UInt8]) {
        let width = max(1, Int(lengths.max() ?? 1))
        var entries = [UInt16](repeating: 0, count: 1 << width)
        var code = 0
        for length in 1...width {
            for (symbol, own) in lengths.enumerated() where Int(own) == length {
                Self.fill(&entries, code, length, UInt16(truncatingIfNeeded: symbol << 4 | length))
                code += 1
            }
            code <<= 1
        }
        self.entries = entries
        self.width = width
    }

    /// Codes come with their highest bit first, everything else with its lowest.
    private static func fill(_ entries: inout [UInt16], _ code: Int, _ length: Int, _ entry: UInt16) {
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        for index in stride(from: reversed, to: entries.count, by: 1 << length) { entries[index] = entry }
    }

    @inline(__always)
    func entry(_ hold: UInt64) -> (symbol: Int, bits: Int) {
        let entry = Int(self.entries[Int(truncatingIfNeeded: hold) & (1 << self.width - 1)])
        return (entry >> 4, entry & 15)
    }
}
