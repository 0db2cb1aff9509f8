import RhatchetProtocol

/// A comparison as JSON: numbers cut to four decimal places, null for what never came or is not known.
package struct ComparisonJSON {
    private let comparison: Comparison
    private let claims: [Claim]
    private let advice: PolicyAdvice?

    package init(_ comparison: Comparison, claims: [Claim] = [], advice: PolicyAdvice? = nil) {
        self.comparison = comparison
        self.claims = claims
        self.advice = advice
    }

    package var text: String {
        var line = JSONLine()
        line.add("team", self.comparison.team.name)
        line.add("nights", self.comparison.runs)
        line.add("seed", json: "\(self.comparison.seed)")
        line.add("warnings", ComparisonWarnings(self.comparison).sentences)
        line.add("policies", json: JSONLine.array(self.comparison.results.map(Self.json)))
        if !self.claims.isEmpty { line.add("claims", json: JSONLine.array(self.claims.map(Self.json))) }
        if let advice = self.advice { line.add("advice", json: Self.json(advice)) }
        return line.text
    }

    private static func json(_ advice: PolicyAdvice) -> String {
        var line = JSONLine()
        line.add("nights_of_search", advice.searched)
        line.add("other_nights", advice.runs)
        line.add("best", json: Self.json(advice.best))
        line.add("today", json: Self.json(advice.today))
        line.add("moves", json: JSONLine.array(advice.moves.map(Self.json)))
        line.add("change_nothing", advice.idle.map(\.rawValue))
        line.add("measured", json: JSONLine.array(advice.measured.map(Self.json)))
        line.add("tried", json: JSONLine.array(advice.tried.map(Self.json)))
        return line.text
    }

    private static func json(_ move: PolicyAdvice.Move) -> String {
        var line = JSONLine()
        line.add("deadline", move.deadline.rawValue)
        line.add("from", move.from.words)
        line.add("to", move.to.words)
        line.add("gain", json: Self.json(move.gain))
        return line.text
    }

    private static func json(_ result: PolicyResult) -> String {
        var line = JSONLine()
        line.add("policy", result.policy.name.rawValue)
        line.add("incidents", result.incidents)
        var times = JSONLine()
        for measure in TimeMeasure.allCases {
            let estimates = TimeMeasure.shares.indices.map { result[.time(measure, $0)] }
            times.add(measure.rawValue, json: JSONLine.array(estimates.map(Self.json)))
        }
        line.add("hours_at_50_90_99", json: times.text)
        var stages = JSONLine()
        for stage in Stage.allCases { stages.add(stage.style, json: Self.json(result[.stage(stage)])) }
        line.add("hours_by_stage", json: stages.text)
        for measure in Measure.allCases { line.add(measure.rawValue, json: Self.json(result[measure])) }
        var differences = JSONLine()
        for quantity in Quantity.all {
            if let estimate = result.difference(quantity) {
                differences.add(quantity.key, json: Self.json(estimate))
            }
        }
        line.add("difference_from_first", json: differences.text)
        return line.text
    }

    private static func json(_ estimate: Estimate) -> String {
        var line = JSONLine()
        line.add("value", json: Figure.json(estimate.value))
        line.add("low", json: Figure.json(estimate.low))
        line.add("high", json: Figure.json(estimate.high))
        return line.text
    }

    private static func json(_ claim: Claim) -> String {
        var line = JSONLine()
        line.add("claim", claim.name)
        line.add("claimed", claim.claimed)
        line.add("found", claim.found)
        line.add("verdict", claim.verdict.rawValue)
        line.add("turns", claim.turns)
        return line.text
    }

    private static func json(_ candidate: Candidate) -> String {
        var line = JSONLine()
        line.add("policy", ScenarioText.policy(candidate.policy))
        line.add("lost", json: Self.json(candidate.lost))
        line.add("unreviewed", json: Self.json(candidate.unreviewed))
        line.add("in_time", json: Self.json(candidate.inTime))
        if let gain = candidate.gain { line.add("difference_from_today", json: Self.json(gain)) }
        return line.text
    }
}
