/// What is to come, by time: a binary heap.
///
/// At one instant deadlines come last (PROTOCOL 13), and all else in the order in which it was put down.
struct Agenda {
    private struct Entry {
        let at: Int64
        let order: Int
        let happening: Happening

        func isBefore(_ other: Entry) -> Bool {
            self.at != other.at ? self.at < other.at : self.order < other.order
        }
    }

    private static let afterAllActions = 1 << 48
    private var heap: [Entry] = []
    private var count = 0

    mutating func add(_ happening: Happening, at time: Int64) {
        self.count += 1
        var order = self.count
        if case .deadline = happening { order += Self.afterAllActions }
        self.heap.append(Entry(at: time, order: order, happening: happening))
        self.rise(from: self.heap.count - 1)
    }

    /// Takes out what comes first; nil when nothing is to come.
    mutating func next() -> (at: Int64, happening: Happening)? {
        guard let first = self.heap.first else { return nil }
        let last = self.heap.removeLast()
        if !self.heap.isEmpty {
            self.heap[0] = last
            self.sink()
        }
        return (first.at, first.happening)
    }

    private mutating func rise(from index: Int) {
        var child = index
        while child > 0, self.heap[child].isBefore(self.heap[(child - 1) / 2]) {
            self.heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < self.heap.count && self.heap[child].isBefore(self.heap[least]) {
                least = child
            }
            if least == parent { return }
            self.heap.swapAt(parent, least)
            parent = least
        }
    }
}
