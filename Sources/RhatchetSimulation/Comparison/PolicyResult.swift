package import RhatchetProtocol

/// What many nights under one policy came to.
package struct PolicyResult: Sendable {
    package let policy: Policy
    package let nights: [NightRecord]
    package let spreads: [TimeMeasure: Spread]
    let sampled: [Quantity: Sampled]
    private let estimates: [Quantity: Estimate]
    /// Against the first policy of the comparison, over the same nights; empty for the first.
    private let differences: [Quantity: Estimate]

    init(_ policy: Policy, _ nights: [NightRecord], against first: PolicyResult?, _ resamples: Resamples) {
        self.policy = policy
        self.nights = nights
        let spreads = Self.spreads(nights)
        let sampled = Self.ratios(nights, resamples).merging(Self.quantiles(spreads, resamples)) { $1 }
        self.spreads = spreads
        self.sampled = sampled
        self.estimates = sampled.mapValues(\.estimate)
        var differences: [Quantity: Estimate] = [:]
        for (quantity, own) in sampled { differences[quantity] = first?.sampled[quantity].map { (own - $0).estimate } }
        self.differences = differences
    }

    package var incidents: Int { self.nights.reduce(0) { $0 + $1.incidents.count } }

    package subscript(quantity: Quantity) -> Estimate { self.estimates[quantity] ?? .unknown }
    package subscript(measure: Measure) -> Estimate { self[.measure(measure)] }

    /// Against the first policy, over the same nights; nil for the first.
    package func difference(_ quantity: Quantity) -> Estimate? { self.differences[quantity] }

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

    private static func quantiles(
        _ spreads: [TimeMeasure: Spread],
        _ resamples: Resamples
    ) -> [Quantity: Sampled] {
        var quantiles: [Quantity: Sampled] = [:]
        for (measure, spread) in spreads {
            for (place, sampled) in spread.quantiles(TimeMeasure.shares, resamples).enumerated() {
                quantiles[.time(measure, place)] = sampled
            }
        }
        return quantiles
    }

    private static func ratios(_ nights: [NightRecord], _ resamples: Resamples) -> [Quantity: Sampled] {
        let quantities = Quantity.measures + Quantity.stages
        let ratios = resamples.ratios(nights.map(Self.row))
        return Dictionary(uniqueKeysWithValues: zip(quantities, ratios))
    }

    /// Top and bottom of every measure, then of every stage.
    private static func row(_ night: NightRecord) -> [Double] {
        var row: [Double] = []
        row.reserveCapacity(2 * (Quantity.measures.count + Quantity.stages.count))
        for measure in Measure.allCases {
            let (top, bottom) = measure.count(night)
            row.append(top)
            row.append(bottom)
        }
        let spent = night.incidents.reduce(SIMD16<Int64>()) { $0 &+ $1.spent }
        for stage in Stage.allCases {
            row.append(Double(spent[Int(stage.rawValue)]) / 3_600_000)
            row.append(Double(night.incidents.count))
        }
        return row
    }
}
