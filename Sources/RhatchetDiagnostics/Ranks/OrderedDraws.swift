/// Values in ascending order, each with the place it came from; a view of memory that somebody else owns.
struct OrderedDraws {
    let values: UnsafeMutablePointer<Double>
    let places: UnsafeMutablePointer<UInt32>
    let count: Int

    var least: Double { self.values[0] }
    var most: Double { self.values[self.count - 1] }

    /// All values are one, so that nothing can be said of them.
    var isConstant: Bool { self.least == self.most }

    /// The median as numpy has it: the mean of the two middle values when the count is even.
    var median: Double { Self.median(self.values, count: self.count) }

    static func median(_ values: UnsafePointer<Double>, count: Int) -> Double {
        let middle = count / 2
        return count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle]
    }

    /// The quantile of Hyndman and Fan's type 7 in numpy's arithmetic: draws are compared with it, so that a
    /// last bit decides on which side a tied draw stands.
    func quantile(_ probability: Double) -> Double {
        let position = Double(self.count - 1) * probability
        let index = Int(position)
        let (left, right) = (self.values[index], self.values[min(index + 1, self.count - 1)])
        let weight = position - Double(index)
        let difference = right - left
        return weight < 0.5 ? left + difference * weight : right - difference * (1 - weight)
    }

    /// How many values are at most `bound`; none where it is NaN.
    func count(atMost bound: Double) -> Int {
        var (first, end) = (0, self.count)
        while first < end {
            let middle = (first + end) / 2
            if self.values[middle] <= bound { first = middle + 1 } else { end = middle }
        }
        return first
    }

    /// How many values are below `bound`.
    func count(below bound: Double) -> Int {
        var (first, end) = (0, self.count)
        while first < end {
            let middle = (first + end) / 2
            if self.values[middle] < bound { first = middle + 1 } else { end = middle }
        }
        return first
    }
}
