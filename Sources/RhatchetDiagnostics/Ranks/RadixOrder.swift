/// Sorts draws by value in time proportional to their number: six passes over 11 bits of an order-preserving key.
struct RadixOrder {
    private static let bits = 11
    private static let buckets = 1 << Self.bits
    private static let passes = 6

    private var keys: [UInt64] = []
    private var places: [UInt32] = []
    private var otherKeys: [UInt64] = []
    private var otherPlaces: [UInt32] = []

    /// The first `draws` values of every chain in ascending order; the place of draw t of chain c is
    /// c * draws + t.
    ///
    /// No value may be NaN. Negative zero is taken for zero.
    mutating func order(_ chains: [[Double]], draws: Int, into ordered: inout OrderedDraws) {
        let counts = self.load(chains, draws: draws)
        for pass in 0..<Self.passes {
            let slots = counts[pass * Self.buckets..<(pass + 1) * Self.buckets]
            // All keys agree in these bits: the pass would change nothing.
            guard !slots.contains(self.keys.count) else { continue }
            self.scatter(Array(slots), shift: UInt64(pass * Self.bits))
        }
        ordered.removeAll()
        for (key, place) in zip(self.keys, self.places) {
            ordered.append(Self.value(key), from: Int(place))
        }
    }

    /// Fills the keys and counts the values of every group of bits.
    private mutating func load(_ chains: [[Double]], draws: Int) -> [Int] {
        let total = chains.count * draws
        self.keys.removeAll(keepingCapacity: true)
        for chain in chains {
            for value in chain.prefix(draws) { self.keys.append(Self.key(value)) }
        }
        self.places = (0..<UInt32(total)).map { $0 }
        self.otherKeys = self.keys
        self.otherPlaces = self.places
        var counts = [Int](repeating: 0, count: Self.passes * Self.buckets)
        for key in self.keys {
            for pass in 0..<Self.passes {
                counts[pass * Self.buckets + Self.bucket(key, shift: UInt64(pass * Self.bits))] += 1
            }
        }
        return counts
    }

    private mutating func scatter(_ counts: [Int], shift: UInt64) {
        var next = 0
        var starts = counts.map { count in
            defer { next += count }
            return next
        }
        for (key, place) in zip(self.keys, self.places) {
            let bucket = Self.bucket(key, shift: shift)
            self.otherKeys[starts[bucket]] = key
            self.otherPlaces[starts[bucket]] = place
            starts[bucket] += 1
        }
        swap(&self.keys, &self.otherKeys)
        swap(&self.places, &self.otherPlaces)
    }

    @inline(__always)
    private static func bucket(_ key: UInt64, shift: UInt64) -> Int {
        Int(truncatingIfNeeded: key >> shift) & (Self.buckets - 1)
    }

    /// Unsigned keys in the order of the values: the sign bit flipped, and all bits of negative values.
    @inline(__always)
    private static func key(_ value: Double) -> UInt64 {
        let bits = (value + 0).bitPattern
        return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }

    @inline(__always)
    private static func value(_ key: UInt64) -> Double {
        Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
    }
}
