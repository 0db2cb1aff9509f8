import RhatchetProtocol

/// A comparison as CSV: a line for each policy and number, empty for what never came or is not known.
package struct ComparisonCSV {
    private let comparison: Comparison

    package init(_ comparison: Comparison) { self.comparison = comparison }

    package var lines: [String] {
        ["policy,measure,value,low,high"] + self.comparison.results.flatMap(Self.lines)
    }

    private static func lines(_ result: PolicyResult) -> [String] {
        let name = result.policy.name.rawValue
        let times = TimeMeasure.allCases.flatMap { measure in
            zip(TimeMeasure.shares, result.times[measure] ?? []).map { share, estimate in
                Self.line(name, "\(measure.rawValue)_hours_\(Figure.text(share * 100, 0))", estimate)
            }
        }
        let stages = Stage.allCases.map { stage in
            "\(name),\(stage.style)_hours,\(Figure.text(result.stages[stage] ?? 0, 4)),,"
        }
        return times + stages + Measure.allCases.map { Self.line(name, $0.rawValue, result[$0]) }
    }

    private static func line(_ policy: String, _ measure: String, _ estimate: Estimate) -> String {
        let numbers = [estimate.value, estimate.low, estimate.high].map { $0.isFinite ? Figure.text($0, 4) : "" }
        return "\(policy),\(measure),\(numbers.joined(separator: ","))"
    }
}
