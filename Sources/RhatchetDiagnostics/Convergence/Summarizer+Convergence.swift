extension Summarizer {
    /// See ``rhat(_:)``.
    package var rhat: Double {
        guard self.isSound, self.shape.chains > 1 else { return .nan }
        self.fillScores()
        return self.rhat(bulk: PotentialScaleReduction.of(self.table))
    }

    /// See ``essBulk(_:)``.
    package var essBulk: Double {
        guard self.isSound else { return .nan }
        self.fillScores()
        return self.bulkFromScores()
    }

    /// See ``essTail(_:)``.
    package var essTail: Double {
        mutating get {
            let (low, high) = (self.essQuantile(0.05), self.essQuantile(0.95))
            return high < low ? high : low
        }
    }

    /// R-hat, bulk and tail effective sample size, which share the scores of the draws.
    package mutating func convergence() -> (rhat: Double, essBulk: Double, essTail: Double) {
        guard self.isSound else { return (.nan, .nan, .nan) }
        self.fillScores()
        let (bulk, size) = (PotentialScaleReduction.of(self.table), self.bulkFromScores())
        return (self.shape.chains > 1 ? self.rhat(bulk: bulk) : .nan, size, self.essTail)
    }

    /// See ``essQuantile(_:probability:)``.
    package mutating func essQuantile(_ probability: Double) -> Double {
        guard self.isSound else { return .nan }
        let split = self.split
        let count = split.count(atMost: self.ordered.quantile(probability))
        guard 0 < count, count < split.count else { return Double(split.count) }
        self.indicator.clear()
        for index in count <= split.count / 2 ? 0..<count : count..<split.count {
            self.indicator.mark(split.places[index])
        }
        return EffectiveSampleSize.of(&self.indicator)
    }

    /// The normal scores of half chains, centred.
    func fillScores() {
        self.splitScores.assign(self.split, to: self.table.values.base)
        self.table.centre()
    }

    private func bulkFromScores() -> Double {
        guard !self.split.isConstant else { return Double(self.shape.splitCount) }
        var rows = CentredRows(self.table, self.transforms)
        return EffectiveSampleSize.of(&rows)
    }

    /// The larger of bulk and folded; it leaves the folded scores in the table.
    ///
    /// Where the folded one is not defined the bulk one stands.
    private func rhat(bulk: Double) -> Double {
        guard self.fillFoldedScores() else { return bulk }
        let folded = PotentialScaleReduction.of(self.table)
        return folded > bulk ? folded : bulk
    }

    /// The normal scores of the distances from the median, centred; false where that is not finite.
    func fillFoldedScores() -> Bool {
        guard let folded = self.folding.folded(self.split) else { return false }
        self.splitScores.assign(folded, to: self.table.values.base)
        self.table.centre()
        return true
    }
}
