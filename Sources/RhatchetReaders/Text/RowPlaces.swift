/// Where rows of a text file are, in the order in which they are wanted: eight bytes for each, since files of gigabytes have
/// millions.
///
/// Parts of it share its memory.
struct RowPlaces: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
    /// Bytes that a file may have.
    static let largestFile = 1 << 40
    /// Lengths from here on stand beside.
    private static let longest = 1 << 24 - 1

    /// The first byte and the length in the lowest 24 bits.
    private var packed: ArraySlice<UInt64> = []
    /// Lengths of the rows that are longer than that, by their first byte.
    private var long: [Int: Int] = [:]

    init() {}

    init(arrayLiteral elements: Range<Int>...) { self.init(elements) }

    init(_ places: some Sequence<Range<Int>>) {
        for place in places { self.append(place) }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { self.packed.count }

    /// Bytes of memory.
    var size: Int { 8 * self.packed.count }

    subscript(index: Int) -> Range<Int> {
        let word = self.packed[self.packed.startIndex + index]
        let (start, length) = (Int(word >> 24), Int(word & UInt64(Self.longest)))
        return start..<start + (length < Self.longest ? length : self.long[start] ?? length)
    }

    /// - Parameter place: within the first ``largestFile`` bytes.
    mutating func append(_ place: Range<Int>) {
        if place.count >= Self.longest { self.long[place.lowerBound] = place.count }
        self.packed.append(UInt64(place.lowerBound) << 24 | UInt64(Swift.min(place.count, Self.longest)))
    }

    mutating func append(_ others: RowPlaces) {
        self.packed += others.packed
        self.long.merge(others.long) { one, _ in one }
    }

    mutating func reserve(_ count: Int) { self.packed.reserveCapacity(count) }

    /// The rows of a range, in the same memory.
    func part(_ range: Range<Int>) -> RowPlaces {
        let first = self.packed.startIndex
        var part = self
        part.packed = self.packed[first + range.lowerBound..<first + range.upperBound]
        return part
    }

    /// Every so manieth of the first rows, from the first on.
    ///
    /// - Parameter count: how many are taken.
    func first(_ count: Int, every step: Int) -> RowPlaces {
        guard step > 1 else { return self.part(0..<Swift.min(count, self.count)) }
        var taken = self
        let places = stride(from: 0, to: Swift.min(count * step, self.count), by: step)
        taken.packed = ArraySlice(places.map { self.packed[self.packed.startIndex + $0] })
        return taken
    }
}
