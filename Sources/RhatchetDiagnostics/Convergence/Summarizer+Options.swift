extension Summarizer {
    /// See ``nestedRhat(_:superchains:)``.
    ///
    /// - Parameter superchains: one number per chain, each as often as every other.
    package func nestedRhat(superchains: [Int]) -> Double {
        guard self.isSound, self.shape.chains > 1 else { return .nan }
        let ofRows = superchains.flatMap { [$0, $0] }
        self.fillScores()
        let bulk = PotentialScaleReduction.nested(self.table, superchains: ofRows)
        guard self.fillFoldedScores() else { return bulk }
        let folded = PotentialScaleReduction.nested(self.table, superchains: ofRows)
        return folded > bulk ? folded : bulk
    }

    /// See ``localRhat(_:)``.
    package var localRhat: Double {
        guard self.isSound, self.shape.chains > 1 else { return .nan }
        let split = self.split
        var sweep = IndicatorSweep(rows: self.shape.rows, columns: self.shape.half)
        var worst = Double.nan
        for index in 0..<split.count {
            sweep.add(row: Int(split.places[index]) / self.shape.half)
            let isLastOfTied = index + 1 < split.count && split.values[index + 1] != split.values[index]
            if isLastOfTied, !(sweep.rhat <= worst) { worst = sweep.rhat }
        }
        return worst
    }
}

/// R-hat of "at most x" while x goes up: what changes with one more draw is kept, so that every x costs the same.
private struct IndicatorSweep {
    private let columns: Double
    private let rows: Double
    private var ones: [Double]
    private var sum = 0.0
    private var squares = 0.0

    init(rows: Int, columns: Int) {
        self.rows = Double(rows)
        self.columns = Double(columns)
        self.ones = [Double](repeating: 0, count: rows)
    }

    mutating func add(row: Int) {
        // All of these are whole numbers, so nothing is lost by adding them up.
        self.sum += 1
        self.squares += 2 * self.ones[row] + 1
        self.ones[row] += 1
    }

    var rhat: Double {
        let within = (self.sum - self.squares / self.columns) / (self.columns - 1) / self.rows
        let between = (self.squares - self.sum * self.sum / self.rows) / (self.rows - 1) / self.columns
        return ((between / within + self.columns - 1) / self.columns).squareRoot()
    }
}
