extension Summarizer {
    /// See ``median(_:)``.
    package var median: Double { self.isOrdered ? self.ordered.median : .nan }

    /// See ``quantile(_:probability:)``.
    package func quantile(_ probability: Double) -> Double {
        self.isOrdered ? self.ordered.quantile(probability) : .nan
    }

    /// See ``mad(_:)``.
    package var mad: Double {
        guard self.isOrdered else { return .nan }
        return self.folding.folded(self.ordered)?.median ?? .nan
    }

    /// See ``hdi(_:probability:)``.
    package func hdi(_ probability: Double) -> ClosedRange<Double>? {
        guard self.isOrdered else { return nil }
        let (values, count) = (self.ordered.values, self.shape.count)
        let within = min(Int((probability * Double(count)).rounded(.down)), count - 1)
        var (best, least) = (0, Double.infinity)
        for first in 0..<count - within where values[first + within] - values[first] < least {
            (best, least) = (first, values[first + within] - values[first])
        }
        return values[best]...values[best + within]
    }

    /// See ``mcseQuantile(_:probability:)``.
    package mutating func mcseQuantile(_ probability: Double) -> Double {
        let size = self.essQuantile(probability)
        guard !size.isNaN else { return .nan }
        let (count, values) = (Double(self.shape.count), self.ordered.values)
        // One standard deviation of a normal distribution to either side.
        let bounds = [0.1586553, 0.8413447].map {
            BetaQuantile.of($0, size * probability + 1, size * (1 - probability) + 1) * count - 1
        }
        let low = values[Int(max(bounds[0], 0).rounded(.down))]
        return (values[Int(min(bounds[1], count - 1).rounded(.up))] - low) / 2
    }

    private var isOrdered: Bool { !self.hasNaN && self.shape.count > 0 }
}
