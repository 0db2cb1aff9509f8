import RhatchetProtocol
import RhatchetServices

/// A validation as a table.
enum ValidationText {
    private static let titles = ["parameter", "design", "before", "after", "tolerance", "verdict"]

    static func lines(_ validation: Validation, palette: Palette) -> [String] {
        let calls = Set(validation.rows.compactMap(\.call))
        let cells = validation.rows.map { Self.cells($0, naming: calls.count > 1) }
        let widths = Self.titles.indices.map { column in
            ([Self.titles[column]] + cells.map { $0[column] }).map(\.count).max() ?? 0
        }
        let line = { (row: [String]) in
            zip(row, widths).map { Format.pad($0, $1) }.joined(separator: "  ").replacing(/\ +$/, with: "")
        }
        return Self.head(validation) + [palette.bold(line(Self.titles))]
            + zip(cells, validation.rows).map { Self.paint(line($0), $1.verdict, palette) }
            + validation.rows.compactMap(\.reason).map { "? \($0)" }
            + validation.free.map { "\($0) has no row and is free" } + validation.remarks.map { "note: \($0)" }
            + [Self.paint(Self.conclusion(validation), validation.verdict, palette)]
    }

    private static func head(_ validation: Validation) -> [String] {
        let sides = [validation.before.map { ("before", $0) }, ("after", validation.after)].compactMap(\.self)
        return ["\(validation.model): " + sides.map { "\($0) = \($1.name) \($1.meaning)" }.joined(separator: ", ")]
    }

    private static func cells(_ row: Validation.Row, naming call: Bool) -> [String] {
        let (expectation, unit) = (row.expectation, row.expectation.unit.map { " \($0)" } ?? "")
        let place = call ? row.call.map { " (line \($0))" } ?? "" : ""
        return [
            expectation.parameter + place, (expectation.design?.description).map { $0 + unit } ?? "–",
            row.before?.text ?? "–", row.after?.text ?? "?", row.tolerance, Self.verdict(row),
        ]
    }

    private static func verdict(_ row: Validation.Row) -> String {
        row.verdict == .fail && row.expectation.mustNotSimplify ? "fail, must not be simplified" : row.verdict.rawValue
    }

    private static func conclusion(_ validation: Validation) -> String {
        switch validation.verdict {
        case .pass: "pass"
        case .fail where validation.rejects: "fail: rejected, whoever asks"
        case .fail: "fail"
        case .unknown: "unknown: not every row could be judged"
        }
    }

    private static func paint(_ text: String, _ verdict: Validation.Verdict, _ palette: Palette) -> String {
        switch verdict {
        case .pass: text
        case .fail: palette.red(text)
        case .unknown: palette.yellow(text)
        }
    }
}
