import RhatchetProtocol

/// What a history tells of a team, as its file takes it.
extension History {
    /// How many answer times stand in the file: enough for the shape, and few enough for a line.
    private static let most = 20

    /// How often errors come and how long steps take, as lines of YAML; what is no record's to tell is named.
    var calibration: [String] {
        self.errors + ["work:  # from the message on, waiting and sleep included"] + self.work
            + [
                "# Waiting is in these times: everybody in 'people' needs 'pickup: 0s' and 'hours: always' with them.",
                "# No record tells 'notice', 'mistakes', 'curable' or 'shared_file': those stay as the team's file has them.",
            ]
    }

    private var errors: [String] {
        let hours = self.sampling.hours
        guard hours > 0 else {
            return ["# nothing has sampled in this history, so that it does not tell how often errors come"]
        }
        let convergence = self.incidents.filter { $0.trouble.category == .convergence }
        let critical = convergence.filter(\.trouble.isCritical).count
        let lines = [
            "errors:",
            "  per_100_hours: {\(self.byCategory { Double($0.count) * 100 / hours })}"
                + "  # \(self.incidents.count) incidents in \(Figure.text(hours)) h of sampling",
            "  halted: {\(self.byCategory { ones in Self.share(ones.filter(\.trouble.isHalting).count, ones.count) })}",
        ]
        guard !convergence.isEmpty else { return lines }
        return lines + [
            "  critical: \(Figure.text(Self.share(critical, convergence.count), 3))"
                + "  # \(critical) of \(convergence.count) convergence errors"
        ]
    }

    private func byCategory(_ number: ([RecordedIncident]) -> Double) -> String {
        let seen = Errors.order.filter { category in self.incidents.contains { $0.trouble.category == category } }
        return seen.map { category in
            "\(category.rawValue): \(Figure.text(number(self.incidents.filter { $0.trouble.category == category }), 3))"
        }
        .joined(separator: ", ")
    }

    private static func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(max(whole, 1)) }

    private var work: [String] {
        let answers = self.answers
        return Step.allCases.compactMap { step in
            guard let took = answers[step], let last = took.last else { return nil }
            let spread = Spread(took.enumerated().map { ($0.element.hours, $0.offset) })
            let list = Self.sample(took).map { "\(max($0.milliseconds / 1000, 1))s" }.joined(separator: ", ")
            let kept = took.count > Self.most ? ", of which \(Self.most) quantiles" : ""
            return "  \(step.name): {observed: [\(list)]}  # \(took.count) times\(kept), median "
                + "\(Figure.time(hours: spread.quantile(0.5))), at most \(Figure.time(hours: last.hours))"
        }
    }

    /// Of many times, in ascending order, quantiles at even distances: none of the ends is favoured.
    static func sample(_ took: [TimeAmount]) -> [TimeAmount] {
        guard took.count > Self.most else { return took }
        return (0..<Self.most).map { took[Int((Double($0) + 0.5) / Double(Self.most) * Double(took.count))] }
    }
}
