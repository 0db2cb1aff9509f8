import RhatchetProtocol

/// The tables of a page.
struct ReportTables {
    private let report: Report

    init(_ report: Report) { self.report = report }

    private var results: [PolicyResult] { self.report.comparison.results }

    var measures: String { self.table("hours, or as named", Quantity.times + Quantity.measures) }

    var split: String { self.table("mean hours per incident", Quantity.stages) }

    private func table(_ title: String, _ quantities: [Quantity]) -> String {
        let head = Self.row([title] + self.results.map(\.policy.name.rawValue), "th")
        let rows = quantities.map { quantity in
            Self.row([quantity.label] + self.results.map { Self.cell($0[quantity], quantity.text) })
        }
        return "<table>\(head)\(rows.joined(separator: "\n"))</table>"
    }

    /// Against the first policy, over the same nights; empty where there is one policy alone.
    var differences: String {
        guard self.results.count > 1, let first = self.results.first?.policy.name.rawValue else { return "" }
        let others = self.results.dropFirst()
        let head = Self.row(["difference from \(first)"] + others.map(\.policy.name.rawValue), "th")
        let rows = (Quantity.times + Quantity.stages + Quantity.measures).map { quantity in
            Self.row([quantity.label] + others.map { Self.cell($0.difference(quantity) ?? .unknown, quantity.text) })
        }
        return "<h2>Differences over the same nights</h2>\n<table>\(head)\(rows.joined(separator: "\n"))</table>"
    }

    /// What a reader must know before the numbers.
    var warnings: String {
        ComparisonWarnings(self.report.comparison).sentences
            .map { "<p class=\"fails\">\(HTMLText.escaped($0))</p>" }.joined()
    }

    /// Empty where no claims were checked.
    var claims: String {
        guard !self.report.claims.isEmpty else { return "" }
        let head =
            "<tr><th class=\"words\">claimed</th><th class=\"words\">found</th><th class=\"words\">verdict</th></tr>"
        let rows = self.report.claims.map { claim in
            let turns = claim.turns.map { "<br><small>\(HTMLText.escaped($0))</small>" } ?? ""
            return "<tr><td class=\"words\">\(HTMLText.escaped(claim.claimed))</td>"
                + "<td class=\"words\">\(HTMLText.escaped(claim.found))\(turns)</td>"
                + "<td class=\"words\"><b class=\"\(Self.style(claim.verdict))\">\(claim.verdict.rawValue)</b></td></tr>"
        }
        return "<h2>The seeds' claims</h2>\n<table>\(head)\(rows.joined(separator: "\n"))</table>"
    }

    var advice: String {
        let lines = AdviceText(self.report.advice, for: self.report.comparison.team).sentences
        let head = Self.row(["no other loses less with as much oversight", "lost h", "unreviewed h", "in time"], "th")
        let rows = self.report.advice.front.map { candidate in
            Self.row([
                candidate.name, Self.cell(candidate.lost) { Figure.text($0, 2) },
                Self.cell(candidate.unreviewed) { Figure.text($0, 2) },
                Self.cell(candidate.inTime) { Figure.percent($0) },
            ])
        }
        let words = lines.map { "<p>\(HTMLText.escaped($0))</p>" }.joined()
        return "\(words)<table>\(head)\(rows.joined(separator: "\n"))</table>"
    }

    private static func style(_ verdict: Claim.Verdict) -> String {
        switch verdict {
        case .holds: "holds"
        case .inPart, .undecided: "part"
        case .notMet: "unmet"
        case .fails: "fails"
        }
    }

    private static func cell(_ estimate: Estimate, _ text: (Double) -> String) -> String {
        guard !estimate.value.isNaN else { return "none" }
        return "\(text(estimate.value)) <small>\(text(estimate.low)) to \(text(estimate.high))</small>"
    }

    /// - Parameter cells: the first is text; the others are markup already.
    private static func row(_ cells: [String], _ tag: String = "td") -> String {
        let first = HTMLText.escaped(cells.first ?? "")
        let all = [first] + cells.dropFirst()
        return "<tr>\(all.map { "<\(tag)>\($0)</\(tag)>" }.joined())</tr>"
    }
}
