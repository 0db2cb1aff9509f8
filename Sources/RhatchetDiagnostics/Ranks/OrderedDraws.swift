/// Values in ascending order, each with the place it came from.
struct OrderedDraws {
    var values: [Double] = []
    var places: [Int] = []

    var count: Int { self.values.count }

    mutating func removeAll() {
        self.values.removeAll(keepingCapacity: true)
        self.places.removeAll(keepingCapacity: true)
    }

    mutating func append(_ value: Double, from place: Int) {
        self.values.append(value)
        self.places.append(place)
    }

    /// The median as numpy has it: the mean of the two middle values when the count is even.
    var median: Double {
        let middle = self.count / 2
        guard self.count.isMultiple(of: 2) else { return self.values[middle] }
        return (self.values[middle - 1] + self.values[middle]) / 2
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

    /// Distances from the median in ascending order, merged outward from it: no second sort.
    ///
    /// Nil when the median is not finite and the distances are therefore not defined.
    func folded() -> OrderedDraws? {
        let centre = self.median
        guard centre.isFinite else { return nil }
        var folded = OrderedDraws()
        var right = self.values.firstIndex { $0 >= centre } ?? self.count
        var left = right - 1
        while left >= 0 || right < self.count {
            let below = left >= 0 ? (self.values[left] - centre).magnitude : .infinity
            let above = right < self.count ? (self.values[right] - centre).magnitude : .infinity
            if right >= self.count || (left >= 0 && below <= above) {
                folded.append(below, from: self.places[left])
                left -= 1
            } else {
                folded.append(above, from: self.places[right])
                right += 1
            }
        }
        return folded
    }
}
