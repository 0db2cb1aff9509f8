/// Distances from the median in ascending order, merged outward from it: no second sort.
///
/// Which side comes next cannot be foreseen, so a processor that guesses is wrong half the time. The merge therefore
/// has no branch, and goes on in four places at once, because each step has to wait for the one before it.
struct Folding: ~Copyable {
    private static let lanes = 4

    private let folded: OrderMemory
    /// The distance of every draw from the median as the bits of a double, whose order is the same where none is negative.
    ///
    /// Before the first stands NaN and after the last infinity: of a side that is used up no more is taken.
    private let distances: Storage<UInt64>

    /// - Parameter count: draws at most.
    init(count: Int) {
        self.folded = OrderMemory(count)
        self.distances = Storage(count + 2, of: 0)
    }

    /// Room for as many numbers as there are draws, until the next folding.
    var scratch: UnsafeMutablePointer<Double> { self.folded.scratch }

    /// Nil when the median is not finite and the distances are therefore not defined.
    func folded(_ ordered: OrderedDraws) -> OrderedDraws? {
        let centre = ordered.median
        guard centre.isFinite else { return nil }
        let folded = self.folded.first(ordered.count)
        self.measure(ordered, from: centre)
        var ends = (0...Self.lanes).map { ordered.count * $0 / Self.lanes }
        let starts = ends.map { self.start($0, split: ordered.count(below: centre), ordered.count) }
        ends.removeFirst()
        var lane = (starts[0], starts[1], starts[2], starts[3])
        for _ in 0..<ordered.count / Self.lanes {
            self.step(&lane.0, ordered, folded)
            self.step(&lane.1, ordered, folded)
            self.step(&lane.2, ordered, folded)
            self.step(&lane.3, ordered, folded)
        }
        self.finish(&lane.0, ends[0], ordered, folded)
        self.finish(&lane.1, ends[1], ordered, folded)
        self.finish(&lane.2, ends[2], ordered, folded)
        self.finish(&lane.3, ends[3], ordered, folded)
        return folded
    }

    private func measure(_ ordered: OrderedDraws, from centre: Double) {
        self.distances[0] = Double.nan.bitPattern
        self.distances[ordered.count + 1] = Double.infinity.bitPattern
        for index in 0..<ordered.count {
            self.distances[index + 1] = (ordered.values[index] - centre).magnitude.bitPattern
        }
    }

    /// Where a merge stands: what each side has next, and where that goes.
    private struct Lane {
        var left: Int
        var right: Int
        var target: Int
    }

    /// Where the merge stands once so many distances have been taken, found without taking them.
    ///
    /// - Parameter split: draws below the median.
    private func start(_ taken: Int, split: Int, _ count: Int) -> Lane {
        var (first, end) = (max(0, taken - (count - split)), min(taken, split))
        while first < end {
            let fromLeft = (first + end) / 2
            let (left, right) = (split - 1 - fromLeft, split + taken - 1 - fromLeft)
            if self.distances[left + 1] <= self.distances[right + 1] { first = fromLeft + 1 } else { end = fromLeft }
        }
        return Lane(left: split - 1 - first, right: split + taken - first, target: taken)
    }

    /// Takes the smallest distance that is left; of equal ones that below the median.
    @inline(__always)
    private func step(_ lane: inout Lane, _ from: OrderedDraws, _ to: OrderedDraws) {
        let (below, above) = (self.distances[lane.left &+ 1], self.distances[lane.right &+ 1])
        // All ones where the distance below is the larger, since neither has its highest bit set; else 0.
        let mask = Int(bitPattern: UInt(truncatingIfNeeded: above &- below)) >> 63
        let source = lane.left &+ ((lane.right &- lane.left) & mask)
        to.values[lane.target] = Double(bitPattern: below &+ ((above &- below) & UInt64(bitPattern: Int64(mask))))
        to.places[lane.target] = from.places[source]
        lane = Lane(left: lane.left &- 1 &- mask, right: lane.right &- mask, target: lane.target &+ 1)
    }

    private func finish(_ lane: inout Lane, _ end: Int, _ from: OrderedDraws, _ to: OrderedDraws) {
        while lane.target < end { self.step(&lane, from, to) }
    }
}
