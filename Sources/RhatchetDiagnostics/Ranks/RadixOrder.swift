/// Sorts draws by all bits of their values: six passes over 11 bits of an order-preserving key, whatever the values are.
enum RadixOrder {
    private static let bits = UInt64(11)
    private static let buckets = 1 << Int(Self.bits)
    private static let passes = UInt64(6)

    private typealias Keyed = (key: UInt64, place: UInt32)

    /// Puts `draws` in order, into memory that `ordered` has room for.
    ///
    /// No value may be NaN. Negative zero is taken for zero.
    static func order(_ draws: UnsafePointer<Double>, into ordered: OrderedDraws) {
        var keyed: [Keyed] = (0..<ordered.count).map { (Self.key(draws[$0]), UInt32(truncatingIfNeeded: $0)) }
        for pass in 0..<Self.passes { keyed = Self.scattered(keyed, shift: pass * Self.bits) }
        for (index, draw) in keyed.enumerated() {
            ordered.values[index] = draws[Int(draw.place)]
            ordered.places[index] = draw.place
        }
    }

    private static func scattered(_ keyed: [Keyed], shift: UInt64) -> [Keyed] {
        var slots = [Int](repeating: 0, count: Self.buckets)
        for draw in keyed { slots[Self.bucket(draw.key, shift)] += 1 }
        // All keys agree in these bits: the pass would change nothing.
        guard !slots.contains(keyed.count) else { return keyed }
        var next = 0
        for slot in slots.indices {
            next += slots[slot]
            slots[slot] = next - slots[slot]
        }
        return [Keyed](unsafeUninitializedCapacity: keyed.count) { target, count in
            for draw in keyed {
                let bucket = Self.bucket(draw.key, shift)
                target.initializeElement(at: slots[bucket], to: draw)
                slots[bucket] += 1
            }
            count = keyed.count
        }
    }

    @inline(__always)
    private static func bucket(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: key >> shift) & (Self.buckets - 1)
    }

    /// Unsigned keys in the order of the values: the sign bit flipped, and all bits of negative values.
    @inline(__always)
    private static func key(_ value: Double) -> UInt64 {
        let bits = (value + 0).bitPattern
        return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }
}
