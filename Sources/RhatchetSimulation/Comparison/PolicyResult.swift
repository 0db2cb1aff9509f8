package import RhatchetProtocol

/// What many nights under one policy came to.
package struct PolicyResult: Sendable {
    package let policy: Policy
    package let nights: [NightRecord]
    package let measures: [Measure: Estimate]
    /// Against the first policy of the comparison, over the same nights; empty for the first.
    package let differences: [Measure: Estimate]
    package let spreads: [TimeMeasure: Spread]
    /// At the shares of ``TimeMeasure/shares``.
    package let times: [TimeMeasure: [Estimate]]
    /// Mean hours of an incident without usable draws, by what they were spent on.
    package let stages: [Stage: Double]

    init(_ policy: Policy, _ nights: [NightRecord], against first: [NightRecord]?, _ resamples: Resamples) {
        self.policy = policy
        self.nights = nights
        var (measures, differences): ([Measure: Estimate], [Measure: Estimate]) = ([:], [:])
        for measure in Measure.allCases {
            let own = measure.columns(nights)
            measures[measure] = resamples.ratio(own.top, own.bottom)
            differences[measure] = first.map { resamples.difference(own, measure.columns($0)) }
        }
        self.measures = measures
        self.differences = differences
        self.spreads = Self.spreads(nights)
        self.times = self.spreads.mapValues { $0.quantiles(TimeMeasure.shares, resamples) }
        self.stages = Self.stages(nights)
    }

    package var incidents: Int { self.nights.reduce(0) { $0 + $1.incidents.count } }

    package subscript(measure: Measure) -> Estimate { self.measures[measure] ?? Estimate(.nan, .nan, .nan) }

    package func quantile(_ measure: TimeMeasure, _ share: Double) -> Double {
        self.spreads[measure]?.quantile(share) ?? .nan
    }

    private static func spreads(_ nights: [NightRecord]) -> [TimeMeasure: Spread] {
        var spreads: [TimeMeasure: Spread] = [:]
        for measure in TimeMeasure.allCases {
            let pairs = nights.enumerated().flatMap { number, night in
                night.incidents.compactMap { incident in measure.hours(incident).map { ($0, number) } }
            }
            spreads[measure] = Spread(pairs)
        }
        return spreads
    }

    private static func stages(_ nights: [NightRecord]) -> [Stage: Double] {
        let incidents = nights.reduce(0) { $0 + $1.incidents.count }
        var stages: [Stage: Double] = [:]
        for stage in Stage.allCases {
            let sum = nights.reduce(0.0) { $0 + $1.incidents.reduce(0.0) { $0 + Double($1[stage]) } }
            stages[stage] = sum / 3_600_000 / Double(max(incidents, 1))
        }
        return stages
    }
}

extension Measure {
    func columns(_ nights: [NightRecord]) -> (top: [Double], bottom: [Double]) {
        let counts = nights.map(self.count)
        return (counts.map(\.top), counts.map(\.bottom))
    }
}
