/// Wilson's interval around a share (1927, doi:10.1080/01621459.1927.10502953).
package struct ShareInterval: Sendable, Equatable {
    package let lower: Double
    package let upper: Double

    /// - Parameters:
    ///   - hits: of `count` trials.
    ///   - z: the standard normal deviate of each end.
    package init(_ hits: Int, of count: Int, deviate z: Double) {
        guard count > 0 else {
            (self.lower, self.upper) = (0, 1)
            return
        }
        let (share, count) = (Double(hits) / Double(count), Double(count))
        let spread = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
        let (middle, scale) = (share + z * z / (2 * count), 1 + z * z / count)
        self.lower = max(0, (middle - spread) / scale)
        self.upper = min(1, (middle + spread) / scale)
    }
}
