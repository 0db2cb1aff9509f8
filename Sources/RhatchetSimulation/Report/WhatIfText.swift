import RhatchetProtocol

/// A history under other policies in plain text, and what it tells of the team.
package struct WhatIfText {
    private let history: History
    private let whatIf: WhatIf

    package init(_ history: History, _ whatIf: WhatIf) {
        self.history = history
        self.whatIf = whatIf
    }

    package var lines: [String] {
        guard !self.whatIf.rows.isEmpty else { return ["no incident is recorded here"] }
        return self.incidents + [""] + self.losses + [
            "", "of this history, for a team's file ('--config'):",
        ] + self.history.calibration
    }

    private var names: [String] { self.whatIf.policies.map(\.name.rawValue) }

    private var incidents: [String] {
        var table = TextTable()
        table.add(["until the training ran again [5 %, 95 %]", "recorded"] + self.names)
        for row in self.whatIf.rows {
            let incident = row.incident
            let kind = incident.trouble.isCritical ? "critical" : incident.trouble.category.rawValue
            let recorded = incident.resumedAfter.map { Figure.time(hours: $0.hours) } ?? "not yet"
            table.add(
                ["\(incident.id) of \(incident.model), \(kind), \(incident.policy.rawValue)", recorded]
                    + row.resumed.map(Self.times)
            )
        }
        return table.lines
    }

    private static func times(_ estimate: Estimate) -> String {
        let middle = Figure.time(hours: estimate.value)
        guard estimate.low != estimate.high else { return middle }
        return "\(middle) [\(Figure.time(hours: estimate.low)), \(Figure.time(hours: estimate.high))]"
    }

    /// Of the incidents alone of which the record tells the end, so that both sides count the same ones.
    private var losses: [String] {
        var table = TextTable()
        table.add(
            ["training hours lost by the \(self.whatIf.mended) that were mended [95 %]", "recorded"] + self.names
        )
        table.add(["in all", Figure.text(self.whatIf.recorded, 2)] + self.whatIf.lost.map { Figure.range($0) })
        if let first = self.names.first, self.names.count > 1 {
            table.add(["against \(first)", "", ""] + self.whatIf.differences.map { Figure.range($0) })
        }
        return table.lines + ["nobody errs in what might have been, and the recorded fix mends"]
    }
}
