import RhatchetProtocol

/// The answer, before all tables.
extension ReportMarkdown {
    private func lost(_ name: PolicyName) -> String {
        self.comparison.result(name).map { Figure.text($0[.lost].value, 2) } ?? "none"
    }

    private func critical(_ name: PolicyName) -> String {
        self.comparison.result(name).map { Figure.time(hours: $0.quantile(.critical, 0.5)) } ?? "none"
    }

    private func gain(_ name: PolicyName) -> String {
        guard let gain = self.comparison.result(name)?.difference(.measure(.lost)) else { return "" }
        return " (\(Figure.text(gain.value, 2)) [\(Figure.text(gain.low, 2)), \(Figure.text(gain.high, 2))])"
    }

    var answer: [String] {
        let warnings = ComparisonWarnings(self.comparison).sentences.map { "**\($0)**" }
        let points = warnings + [self.losses, self.lateReviews, self.mistakes, self.best, self.safest]
        return ["## The answer", self.verdict, points.compactMap(\.self).map { "- \($0)" }.joined(separator: "\n")]
    }

    private var verdict: String {
        "**For critical convergence errors it changes the median from \(self.critical(.centralized)) to "
            + "\(self.critical(.hybrid))** until the training runs again with the fix that mends. What that is worth:"
    }

    private var losses: String {
        "Training hours lost per training: centralized \(self.lost(.centralized)), expert \(self.lost(.expert))"
            + "\(self.gain(.expert)), hybrid \(self.lost(.hybrid))\(self.gain(.hybrid)). In brackets: the difference from "
            + "centralized with its 95 % interval, over the same nights."
    }

    /// Said where it matters: a fast fix is not yet a saved night.
    private var lateReviews: String? {
        guard let share = self.comparison.result(.hybrid)?[.overdue].value, share > 0.1 else { return nil }
        return
            "What hybrid gains it partly gives back: who slept through the error sleeps through the review too, which is "
            + "due within \(Figure.time(hours: self.comparison.team.policy.review.hours)), and the protocol then pauses a "
            + "training that was mended. \(Figure.percent(share, 0)) of the emergencies meet that."
    }

    private var mistakes: String {
        "Wrong diagnoses applied per 100 incidents: \(self.wrong(.centralized)) under centralized, where the director may "
            + "ask for a check, \(self.wrong(.hybrid)) under hybrid, where every emergency is checked, and "
            + "\(self.wrong(.expert)) under expert, where nobody asks for one."
    }

    private var best: String? {
        let advice = self.report.advice
        return
            "Of \(advice.tried.count) policies that the search tried, each deadline moved alone, this loses least: "
            + "\(advice.best.name), \(Figure.range(advice.best.lost)) h per training on \(advice.runs) other nights."
    }

    private var safest: String? {
        self.report.advice.safest.map {
            "With every fix approved before it is written: \($0.name), \(Figure.text($0.lost.value, 2)) h."
        }
    }

    private func wrong(_ name: PolicyName) -> String {
        self.comparison.result(name).map { Figure.text($0[.wrongApplied].value, 1) } ?? "none"
    }
}
