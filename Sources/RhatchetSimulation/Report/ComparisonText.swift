import RhatchetProtocol

/// A comparison in plain text: times, their split, measures with intervals, differences.
package struct ComparisonText {
    private let comparison: Comparison

    package init(_ comparison: Comparison) { self.comparison = comparison }

    package var lines: [String] {
        [self.head] + ComparisonWarnings(self.comparison).sentences + [""] + self.table("time in hours", Quantity.times)
            + [""] + self.table("of it, mean hours per incident", Quantity.stages) + [""]
            + self.table("", Quantity.measures) + self.differences
    }

    private var results: [PolicyResult] { self.comparison.results }
    private var names: [String] { self.results.map(\.policy.name.rawValue) }

    private var head: String {
        let incidents = self.results.map(\.incidents).max() ?? 0
        return "\(self.comparison.team.name): \(self.comparison.runs) nights, seed \(self.comparison.seed), "
            + "\(incidents) incidents under each policy; [95 % intervals, bootstrap over nights]"
    }

    private func table(_ title: String, _ quantities: [Quantity]) -> [String] {
        var table = TextTable()
        table.add([title] + self.names)
        for quantity in quantities {
            table.add([quantity.label] + self.results.map { Self.cell($0[quantity], quantity.text) })
        }
        return table.lines
    }

    /// Against the first policy, over the same nights.
    private var differences: [String] {
        guard self.results.count > 1, let first = self.names.first else { return [] }
        var table = TextTable()
        table.add(["difference from \(first)"] + self.names.dropFirst())
        for quantity in Quantity.compared {
            let cells = self.results.dropFirst().map { result in
                result.difference(quantity).map { Self.cell($0, quantity.text) } ?? ""
            }
            table.add([quantity.label] + cells)
        }
        return [""] + table.lines
    }

    private static func cell(_ estimate: Estimate, _ text: (Double) -> String) -> String {
        guard !estimate.value.isNaN else { return "none" }
        return "\(text(estimate.value)) [\(text(estimate.low)), \(text(estimate.high))]"
    }
}

extension Quantity {
    /// Whose differences are shown to people; CSV and JSON have all.
    static let compared: [Quantity] =
        [.time(.resumed, 0), .time(.mended, 0), .time(.critical, 0)]
        + [.lost, .inTime, .restarts, .conflicts, .directorHours, .directorTurns, .wrongApplied].map(Quantity.measure)
}
