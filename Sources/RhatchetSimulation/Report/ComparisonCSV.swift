import RhatchetProtocol

/// A comparison as CSV: a line for each policy and number, empty for what never came or is not known.
///
/// The differences are from the first policy, over the same nights. Advice adds a line for each policy and number that
/// it was measured by; there the differences are from the policy of today.
package struct ComparisonCSV {
    private static let head = "policy,measure,value,low,high,difference,difference_low,difference_high"
    private let comparison: Comparison
    private let advice: PolicyAdvice?

    package init(_ comparison: Comparison, advice: PolicyAdvice? = nil) {
        self.comparison = comparison
        self.advice = advice
    }

    package var lines: [String] {
        [Self.head] + self.comparison.results.flatMap(Self.lines) + (self.advice?.measured.flatMap(Self.lines) ?? [])
    }

    private static func lines(_ result: PolicyResult) -> [String] {
        Quantity.all.map { quantity in
            let difference = result.difference(quantity)
            return self.line(result.policy.name.rawValue, quantity.key, result[quantity], difference)
        }
    }

    private static func lines(_ candidate: Candidate) -> [String] {
        let name = "\"\(ScenarioText.policy(candidate.policy).replacing("\"", with: "\"\""))\""
        return [
            self.line(name, "advice_lost", candidate.lost, candidate.gain),
            self.line(name, "advice_unreviewed", candidate.unreviewed, nil),
            self.line(name, "advice_in_time", candidate.inTime, nil),
        ]
    }

    private static func line(_ policy: String, _ key: String, _ value: Estimate, _ difference: Estimate?) -> String {
        let all = [value, difference ?? .unknown].flatMap { [$0.value, $0.low, $0.high] }
        let numbers = all.map { $0.isFinite ? Figure.text($0, 4) : "" }
        return "\(policy),\(key),\(numbers.joined(separator: ","))"
    }
}
