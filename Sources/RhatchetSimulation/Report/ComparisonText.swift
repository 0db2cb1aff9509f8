import RhatchetProtocol

/// A comparison in plain text: times, their split, measures with intervals, differences.
package struct ComparisonText {
    private let comparison: Comparison

    package init(_ comparison: Comparison) { self.comparison = comparison }

    package var lines: [String] {
        [self.head] + self.stuck + [""] + self.times + [""] + self.split + [""] + self.measures + self.differences
    }

    private var results: [PolicyResult] { self.comparison.results }
    private var names: [String] { self.results.map(\.policy.name.rawValue) }

    private var head: String {
        let incidents = self.results.map(\.incidents).max() ?? 0
        return "\(self.comparison.team.name): \(self.comparison.runs) nights, seed \(self.comparison.seed), "
            + "\(incidents) incidents under each policy; [95 % intervals, bootstrap over nights]"
    }

    /// A night may end while somebody is waited for who does not come.
    private var stuck: [String] {
        let nights = self.results.map { result in result.nights.filter { $0.stuck > 0 }.count }
        guard nights.contains(where: { $0 > 0 }) else { return [] }
        let counts = zip(self.names, nights).map { "\($1) under \($0)" }.joined(separator: ", ")
        return ["an incident still waited for somebody when the night was over: \(counts)"]
    }

    private var times: [String] {
        var table = TextTable()
        table.add(["time in hours"] + self.names)
        for measure in TimeMeasure.allCases {
            for (place, share) in TimeMeasure.shares.enumerated() {
                let cells = self.results.map { result in
                    result.times[measure].map { Self.cell($0[place]) { Figure.text($0, 2) } } ?? ""
                }
                table.add(["\(measure.label), \(Self.quantile(share))"] + cells)
            }
        }
        return table.lines
    }

    private static func quantile(_ share: Double) -> String {
        share == 0.5 ? "median" : "\(Figure.text(share * 100, 0)) %"
    }

    private static func cell(_ estimate: Estimate, _ text: (Double) -> String) -> String {
        guard !estimate.value.isNaN else { return "none" }
        return "\(text(estimate.value)) [\(text(estimate.low)), \(text(estimate.high))]"
    }

    private var split: [String] {
        var table = TextTable()
        table.add(["of it, mean hours per incident"] + self.names)
        for stage in Stage.allCases {
            table.add(["  \(stage.name)"] + self.results.map { Figure.text($0.stages[stage] ?? 0, 2) })
        }
        return table.lines
    }

    private var measures: [String] {
        var table = TextTable()
        table.add([""] + self.names)
        for measure in Measure.allCases {
            table.add([measure.label] + self.results.map { Self.cell($0[measure], measure.text) })
        }
        return table.lines
    }

    /// Against the first policy, over the same nights.
    private var differences: [String] {
        guard self.results.count > 1, let first = self.names.first else { return [] }
        var table = TextTable()
        table.add(["difference from \(first)"] + self.names.dropFirst())
        for measure in [Measure.lost, .inTime, .restarts, .conflicts] {
            let cells = self.results.dropFirst().map { result in
                result.differences[measure].map { Self.cell($0, measure.text) } ?? ""
            }
            table.add([measure.label] + cells)
        }
        return [""] + table.lines
    }
}
