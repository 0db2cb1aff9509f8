import Foundation
import RhatchetEngine

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
            (measured.rhat, measured.rhatParameter, "%.3f"), (measured.essBulk, measured.essBulkParameter, "%.0f"),
            (measured.essTail, measured.essTailParameter, "%.0f"),
        ].map { value, name, format in
            value.map { String(format: format, $0) + (name.map { " " + Self.cell($0) } ?? "") } ?? "–"
        }
        let cells = ["\(measured.segment)", measured.occasion.rawValue, "\(measured.chains) × \(measured.draws)"]
        return "| " + (cells + figures + [measured.verdict]).joined(separator: " | ") + " |"
    }

    /// A bar would end the cell, in code too.
    private static func cell(_ name: String) -> String {
        InertText.code(name.replacing("|", with: "\\|"))
    }
}
