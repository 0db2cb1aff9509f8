/// Sorts draws by value: two passes over a number that grows with the value, and neighbours put right at the end.
///
/// The number is t / (1 + |t|) in so many steps, t being the distance from the middle of a sample of the draws in units
/// of its spread. It needs not be exact: it only says nearly where a draw belongs. Where it says too little, such as for
/// two clusters that are thin and far apart, `RadixOrder` sorts by all bits instead.
struct DrawSorter: ~Copyable {
    private let indexBits: Int
    private let digitBits: Int
    private let numbers: Storage<UInt32>
    private let packed: Storage<UInt32>
    private let low: Storage<UInt32>
    private let high: Storage<UInt32>

    /// - Parameter count: draws of one element, over all chains.
    init(count: Int) {
        self.indexBits = max(1, Int.bitWidth - max(count - 1, 1).leadingZeroBitCount)
        // Few enough that the counters stay in the nearest cache and cost less than the draws.
        self.digitBits = min(max(self.indexBits - 2, 6), 11, 32 - self.indexBits)
        self.numbers = Storage(count, of: 0)
        self.packed = Storage(count, of: 0)
        self.low = Storage(1 << max(self.digitBits, 0), of: 0)
        self.high = Storage(1 << max(self.digitBits, 0), of: 0)
    }

    /// Puts `draws` in order, into memory that `ordered` has room for.
    ///
    /// No value may be NaN.
    func order(_ draws: UnsafePointer<Double>, into ordered: OrderedDraws) {
        guard ordered.count > 1, self.digitBits >= 6 else { return RadixOrder.order(draws, into: ordered) }
        self.number(draws, ordered.count)
        self.scatter(ordered)
        if !Self.settle(draws, ordered) { RadixOrder.order(draws, into: ordered) }
    }

    /// Middle and spread of at most 31 draws.
    private static func sample(_ draws: UnsafePointer<Double>, _ count: Int) -> (centre: Double, scale: Double) {
        let step = max(1, count / 31)
        let sample = stride(from: step / 2, to: count, by: step).map { draws[$0] }.sorted()
        let spread = sample[sample.count * 3 / 4] - sample[sample.count / 4]
        let range = sample[sample.count - 1] - sample[0]
        return (sample[sample.count / 2], 1 / (spread > 0 ? spread : range > 0 ? range : 1))
    }

    private func number(_ draws: UnsafePointer<Double>, _ count: Int) {
        let (centre, scale) = Self.sample(draws, count)
        let half = Double(1 << (2 * self.digitBits - 1))
        // Added to 2^52, a number's whole part stands in the lowest bits; whatever is no number is cut to the same width.
        let (steps, zero) = (half - 1, half + 0x1p52)
        let mask = UInt32(truncatingIfNeeded: (1 << (2 * self.digitBits)) - 1)
        for index in 0..<count {
            let distance = (draws[index] - centre) * scale
            let upper = distance > 1e100 ? 1e100 : distance
            let bounded = upper < -1e100 ? -1e100 : upper
            let place = bounded / (1 + bounded.magnitude) * steps + zero
            self.numbers[index] = UInt32(truncatingIfNeeded: place.bitPattern) & mask
        }
    }

    private func scatter(_ ordered: OrderedDraws) {
        let (digit, index) = (UInt32(self.digitBits), UInt32(self.indexBits))
        let (digitMask, indexMask) = ((UInt32(1) << digit) &- 1, (UInt32(1) << index) &- 1)
        self.count(ordered.count, digit, digitMask)
        for place in 0..<ordered.count {
            let number = self.numbers[place]
            let slot = self.low[Int(number & digitMask)]
            self.low[Int(number & digitMask)] = slot &+ 1
            self.packed[Int(slot)] = (number >> digit) << index | UInt32(truncatingIfNeeded: place)
        }
        for place in 0..<ordered.count {
            let packed = self.packed[place]
            let slot = self.high[Int(packed >> index)]
            self.high[Int(packed >> index)] = slot &+ 1
            ordered.places[Int(slot)] = packed & indexMask
        }
    }

    /// Where the draws of every digit begin.
    private func count(_ count: Int, _ digit: UInt32, _ mask: UInt32) {
        self.low.base.update(repeating: 0, count: self.low.count)
        self.high.base.update(repeating: 0, count: self.high.count)
        for place in 0..<count {
            let number = self.numbers[place]
            self.low[Int(number & mask)] &+= 1
            self.high[Int(number >> digit)] &+= 1
        }
        var next = (UInt32(0), UInt32(0))
        for slot in 0..<self.low.count {
            let here = (self.low[slot], self.high[slot])
            (self.low[slot], self.high[slot]) = next
            next = (next.0 &+ here.0, next.1 &+ here.1)
        }
    }

    /// Writes the values and moves those back that stand before a smaller one; false when that is too much to do.
    private static func settle(_ draws: UnsafePointer<Double>, _ ordered: OrderedDraws) -> Bool {
        var moves = 8 * ordered.count
        var before = -Double.infinity
        for index in 0..<ordered.count {
            let place = ordered.places[index]
            let value = draws[Int(place)]
            guard value < before else {
                ordered.values[index] = value
                before = value
                continue
            }
            var target = index
            while target > 0, ordered.values[target - 1] > value {
                ordered.values[target] = ordered.values[target - 1]
                ordered.places[target] = ordered.places[target - 1]
                target -= 1
            }
            ordered.values[target] = value
            ordered.places[target] = place
            moves -= index - target
            if moves < 0 { return false }
        }
        return true
    }
}
