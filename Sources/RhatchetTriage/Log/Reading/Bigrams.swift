/// Which pairs of neighbouring bytes a text has, hashed to 256 bits.
///
/// Nearly every search of the table in a line ends without a match; one look at the bits says so without searching.
struct Bigrams: Sendable, Equatable {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init(_ bytes: [UInt8]) {
        guard var last = bytes.first else { return }
        for byte in bytes.dropFirst() {
            self.insert(last &* 31 &+ byte)
            last = byte
        }
    }

    private mutating func insert(_ hash: UInt8) {
        let bit = UInt64(1) << UInt64(hash & 63)
        switch hash >> 6 {
        case 0: self.bits.0 |= bit
        case 1: self.bits.1 |= bit
        case 2: self.bits.2 |= bit
        default: self.bits.3 |= bit
        }
    }

    /// False when a text with these pairs cannot hold one with `other`'s.
    func mayHold(_ other: Bigrams) -> Bool {
        let missing = (
            other.bits.0 & ~self.bits.0, other.bits.1 & ~self.bits.1, other.bits.2 & ~self.bits.2,
            other.bits.3 & ~self.bits.3
        )
        return missing.0 | missing.1 | missing.2 | missing.3 == 0
    }

    static func == (left: Bigrams, right: Bigrams) -> Bool { left.bits == right.bits }
}
