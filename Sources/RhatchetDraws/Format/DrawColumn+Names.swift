extension DrawColumn {
    /// Names of the column's scalar elements in C order, as ArviZ's summary shows them.
    ///
    /// A dimension whose coordinates are missing, or are not as many as its size, is shown by index from 0.
    package func names(coords: [String: [CoordinateLabel]]) -> [String] {
        guard !self.shape.isEmpty else { return [self.name] }
        // Of sizes whose product is 0 one may be too large for labels.
        guard self.elements != 0 else { return [] }
        var labels = [""]
        for (axis, size) in self.shape.enumerated() {
            let own = self.labels(of: axis, size: size, coords: coords)
            labels = labels.flatMap { prefix in own.map { prefix.isEmpty ? $0 : "\(prefix), \($0)" } }
        }
        return labels.map { "\(self.name)[\($0)]" }
    }

    private func labels(of axis: Int, size: Int, coords: [String: [CoordinateLabel]]) -> [String] {
        if axis < self.dims.count, let labels = coords[self.dims[axis]], labels.count == size {
            return labels.map(\.text)
        }
        return (0..<size).map(String.init)
    }

    /// The statistic that this column is, when it is one that a look reads.
    package var statistic: SamplerStatistic? {
        self.group == .sampleStats ? SamplerStatistic(rawValue: self.name) : nil
    }
}
