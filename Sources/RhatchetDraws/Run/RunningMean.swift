/// The mean of the finite values so far: a sampler writes NaN for a draw that has none.
struct RunningMean: Sendable {
    private var sum = 0.0
    private var count = 0

    /// Nil before the first finite value.
    var value: Double? { self.count > 0 ? self.sum / Double(self.count) : nil }

    func adding(_ values: some Sequence<Double>) -> RunningMean {
        var mean = self
        for value in values where value.isFinite {
            mean.sum += value
            mean.count += 1
        }
        return mean
    }
}
