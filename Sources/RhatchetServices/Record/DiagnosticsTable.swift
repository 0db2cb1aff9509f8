import Foundation
import RhatchetEngine
import RhatchetTriage

/// What was measured, as a table in Markdown.
enum DiagnosticsTable {
    /// nil when nothing was measured.
    static func markdown(_ measurements: [MeasuredFigures]) -> String? {
        guard !measurements.isEmpty else { return nil }
        let head = "| segment | for | chains × draws | max R-hat | min ESS bulk | min ESS tail | verdict |"
        return ([head, "|---|---|---|---|---|---|---|"] + measurements.map(Self.row)).joined(separator: "\n")
    }

    private static func row(_ measured: MeasuredFigures) -> String {
        let figures = [
            (measured.rhat.map(Wording.decimal3), measured.rhatParameter),
            (measured.essBulk.map(shownESS), measured.essBulkParameter),
            (measured.essTail.map(shownESS), measured.essTailParameter),
        ].map { value, name in
            value.map { $0 + (name.map { " " + InertText.cell($0) } ?? "") } ?? "–"
        }
        let cells = ["\(measured.segment)", measured.occasion.rawValue, "\(measured.chains) × \(measured.draws)"]
        return "| " + (cells + figures + [measured.verdict]).joined(separator: " | ") + " |"
    }
}
