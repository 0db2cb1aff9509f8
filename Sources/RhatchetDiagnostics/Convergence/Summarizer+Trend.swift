extension Summarizer {
    /// Effective draws of its own from which a chain is no longer asked for its trend: R-hat speaks of it then.
    private static let mixing = 25.0

    /// The linear trend of the chains that have moved and have too few effective draws of their own, as a standard normal
    /// deviate (no unit): the second clearest of them; nil where fewer than two are such.
    ///
    /// A chain that wanders slowly and one that travels both have few effective draws. The one that travels is told by
    /// what is left once the trend is taken out: t = slope / standard error, with the residuals' own effective sample size
    /// (Geyer) as the number of draws and two less as the degrees of freedom, made a normal deviate by Wallace 1959,
    /// doi:10.1214/aoms/1177706103. One chain that wanders far looks like that by chance, two at once hardly; and one that
    /// travels alone shows in R-hat.
    func trend(of sizes: [Double]) -> Double? {
        var trends: [Double] = []
        for (chain, size) in sizes.enumerated() where size > 0 && size < Self.mixing {
            if let trend = self.trend(chain: chain) { trends.append(trend) }
        }
        trends.sort(by: >)
        return trends.count > 1 ? trends[1] : nil
    }

    private func trend(chain: Int) -> Double? {
        let first = chain * self.shape.draws
        return self.chainScores.trend(UnsafePointer(self.draws.base + first), row: chain, self.transforms)
    }
}

extension ChainScores {
    /// See ``Summarizer/trend(of:)``; nil for draws that are not finite, and where nothing is left to judge it by.
    func trend(_ draws: UnsafePointer<Double>, row: Int, _ transforms: Transforms) -> Double? {
        let (values, count) = (self.table.row(row), self.table.columns)
        let middle = Double(count - 1) / 2
        let spread = Double(count) * (Double(count) * Double(count) - 1) / 12
        var moment = 0.0
        for index in 0..<count { moment += (Double(index) - middle) * draws[index] }
        let slope = moment / spread
        guard slope.isFinite else { return nil }
        for index in 0..<count { values[index] = draws[index] - slope * (Double(index) - middle) }
        self.table.centre(row)
        guard self.table.squares[row] > 0 else { return nil }
        var residuals = CentredRows(self.table, row: row, transforms)
        let size = EffectiveSampleSize.of(&residuals)
        guard size > 3 else { return nil }
        let variance = self.table.squares[row] / size
        return Self.deviate(slope.magnitude / (variance / spread).squareRoot(), freedom: size - 2)
    }

    /// The standard normal deviate that is as rare as `t` of Student's distribution.
    private static func deviate(_ t: Double, freedom: Double) -> Double {
        let root = (freedom * Elementary.naturalLog(1 + t * t / freedom)).squareRoot()
        return (8 * freedom + 1) / (8 * freedom + 3) * root
    }
}
