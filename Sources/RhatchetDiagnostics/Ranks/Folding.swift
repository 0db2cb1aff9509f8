/// Distances from the median in ascending order, merged outward from it: no second sort.
enum Folding {
    /// Nil when the median is not finite and the distances are therefore not defined.
    ///
    /// - Parameter memory: room for as many draws as `ordered` has.
    static func folded(_ ordered: OrderedDraws, into memory: OrderedDraws) -> OrderedDraws? {
        let centre = ordered.median
        guard centre.isFinite else { return nil }
        var merge = Merge(ordered, memory, centre, right: ordered.count(below: centre))
        // From the middle outward and from both ends inward: neither waits for the other.
        for step in 0..<ordered.count / 2 {
            merge.inner(step)
            merge.outer(ordered.count - 1 - step)
        }
        if !ordered.count.isMultiple(of: 2) { merge.inner(ordered.count / 2) }
        return memory
    }

    /// The two sides of the median, and how far each has been taken from either end.
    private struct Merge {
        private let from: OrderedDraws
        private let to: OrderedDraws
        private let centre: Double
        private let split: Int
        private var inside: (left: Int, right: Int)
        private var outside: (left: Int, right: Int)

        init(_ from: OrderedDraws, _ to: OrderedDraws, _ centre: Double, right: Int) {
            self.from = from
            self.to = to
            self.centre = centre
            self.split = right
            self.inside = (right - 1, right)
            self.outside = (0, from.count - 1)
        }

        /// The smallest distance that is left; of equal ones that below the median.
        @inline(__always)
        mutating func inner(_ target: Int) {
            let (left, right) = self.inside
            let hasLeft = left >= 0
            let hasRight = right < self.from.count
            let below = (self.from.values[hasLeft ? left : 0] - self.centre).magnitude
            let above = (self.from.values[hasRight ? right : 0] - self.centre).magnitude
            let takesLeft = hasLeft && (!hasRight || below <= above)
            self.to.values[target] = takesLeft ? below : above
            self.to.places[target] = self.from.places[takesLeft ? left : right]
            self.inside = (left - (takesLeft ? 1 : 0), right + (takesLeft ? 0 : 1))
        }

        /// The largest distance that is left; of equal ones that above the median.
        @inline(__always)
        mutating func outer(_ target: Int) {
            let (left, right) = self.outside
            let hasLeft = left < self.split
            let hasRight = right >= self.split
            let below = (self.from.values[hasLeft ? left : 0] - self.centre).magnitude
            let above = (self.from.values[hasRight ? right : 0] - self.centre).magnitude
            let takesLeft = hasLeft && (!hasRight || below > above)
            self.to.values[target] = takesLeft ? below : above
            self.to.places[target] = self.from.places[takesLeft ? left : right]
            self.outside = (left + (takesLeft ? 1 : 0), right - (takesLeft ? 0 : 1))
        }
    }
}

extension OrderedDraws {
    /// How many values are below `bound`.
    fileprivate func count(below bound: Double) -> Int {
        var (first, end) = (0, self.count)
        while first < end {
            let middle = (first + end) / 2
            if self.values[middle] < bound { first = middle + 1 } else { end = middle }
        }
        return first
    }
}
