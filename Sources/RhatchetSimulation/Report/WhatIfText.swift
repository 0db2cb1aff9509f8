import RhatchetProtocol

/// A history under other policies in plain text, and the answer times that it gives.
package struct WhatIfText {
    private let history: History
    private let whatIf: WhatIf

    package init(_ history: History, _ whatIf: WhatIf) {
        self.history = history
        self.whatIf = whatIf
    }

    package var lines: [String] {
        guard !self.whatIf.rows.isEmpty else { return ["no incident is recorded here"] }
        return self.incidents + [
            "", "answer times of this history, waiting included; as 'work' they are for people with 'hours: always':",
        ] + self.answers
    }

    private var incidents: [String] {
        var table = TextTable()
        let names = self.whatIf.policies.map(\.name.rawValue)
        table.add(["until the training ran again", "recorded"] + names.map { "\($0)" })
        for row in self.whatIf.rows {
            let incident = row.incident
            let kind = incident.trouble.isCritical ? "critical" : incident.trouble.category.rawValue
            let recorded = incident.resumedAfter.map { Figure.time(hours: $0.hours) } ?? "not yet"
            table.add(
                ["\(incident.id) of \(incident.model), \(kind), \(incident.policy.rawValue)", recorded]
                    + row.resumed.map { Figure.time(hours: $0) }
            )
        }
        return table.lines
    }

    /// As the `work` of a team's file.
    private var answers: [String] {
        let answers = self.history.answers
        return Step.allCases.compactMap { step in
            guard let took = answers[step], let last = took.last else { return nil }
            let spread = Spread(took.enumerated().map { ($0.element.hours, $0.offset) })
            let list = took.prefix(20).map { "\(max($0.milliseconds / 1000, 1))s" }.joined(separator: ", ")
            return "  \(step.name): {observed: [\(list)]}  # \(took.count) times, median "
                + "\(Figure.time(hours: spread.quantile(0.5))), at most \(Figure.time(hours: last.hours))"
        }
    }
}
