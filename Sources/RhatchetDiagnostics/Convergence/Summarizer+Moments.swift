extension Summarizer {
    /// See ``mean(_:)``.
    package var mean: Double { self.shape.count > 0 ? Moments.mean(self.draws.all) : .nan }

    /// See ``sd(_:)``.
    package var sd: Double {
        guard self.shape.count > 1 else { return .nan }
        if self.isConstant { return 0 }
        return (Moments.sum(self.squares()) / Double(self.shape.count - 1)).squareRoot()
    }

    /// See ``essMean(_:)``.
    package var essMean: Double {
        guard self.isSound else { return .nan }
        return self.size(of: UnsafePointer(self.draws.base))
    }

    /// See ``essSD(_:)``.
    package var essSD: Double {
        guard self.isSound else { return .nan }
        self.squares()
        return self.size(of: self.folding.scratch)
    }

    /// See ``mcseMean(_:)``.
    package var mcseMean: Double { self.isSound ? self.sd / self.essMean.squareRoot() : .nan }

    /// See ``mcseSD(_:)``.
    package var mcseSD: Double { self.standardErrors().ofSD }

    /// The standard deviation and both errors, which share the squares.
    func standardErrors() -> (sd: Double, ofMean: Double, ofSD: Double) {
        guard self.isSound, !self.isConstant else {
            return (self.sd, self.isSound ? 0 : .nan, self.isSound ? 0 : .nan)
        }
        let (size, squares) = (self.essMean, self.squares())
        let sum = Moments.sum(squares)
        let (variance, count) = (sum / Double(squares.count), Double(squares.count))
        let sizeOfSquares = self.size(of: self.folding.scratch)
        for index in 0..<squares.count { self.folding.scratch[index] *= squares[index] }
        // Of two values in balance all squares are equal, and rounding may leave less than nothing.
        let ofVariance = max(Moments.mean(squares) - variance * variance, 0) / sizeOfSquares
        let sd = (sum / (count - 1)).squareRoot()
        return (sd, sd / size.squareRoot(), (ofVariance / variance / 4).squareRoot())
    }

    /// The squared distance of every draw from the mean, in the memory of the folded draws.
    @discardableResult
    private func squares() -> Moments.Values {
        let (mean, target) = (self.mean, self.folding.scratch)
        for index in 0..<self.shape.count {
            let distance = self.draws[index] - mean
            target[index] = distance * distance
        }
        return Moments.Values(start: target, count: self.shape.count)
    }

    /// Effective sample size of what stands in every draw's place, split and not ranked.
    ///
    /// arviz: as many as there are where all differ by less than 1e-15.
    private func size(of values: UnsafePointer<Double>) -> Double {
        self.fillTable(from: values)
        guard !(self.table.range < 1e-15) else { return Double(self.shape.splitCount) }
        self.table.centre()
        var rows = CentredRows(self.table, self.transforms)
        return EffectiveSampleSize.of(&rows)
    }
}
