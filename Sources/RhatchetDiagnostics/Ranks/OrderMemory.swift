/// Room for so many draws in order.
struct OrderMemory: ~Copyable {
    private let values: Storage<Double>
    private let places: Storage<UInt32>

    init(_ count: Int) {
        self.values = Storage(count, of: 0)
        self.places = Storage(count, of: 0)
    }

    /// The first `count` of them.
    func first(_ count: Int) -> OrderedDraws {
        OrderedDraws(values: self.values.base, places: self.places.base, count: count)
    }

    /// The memory of the values, for other use.
    var scratch: UnsafeMutablePointer<Double> { self.values.base }
}
