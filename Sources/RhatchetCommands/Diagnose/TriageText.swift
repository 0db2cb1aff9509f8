import RhatchetProtocol
import RhatchetServices
import RhatchetTriage

/// A verdict on a log, for a reader.
enum TriageText {
    static func lines(_ report: LogReport, palette: Palette) -> [String] {
        guard let category = report.category, let severity = report.severity else {
            return ["\(report.log): no failure"]
        }
        let head = "\(report.log): " + palette.bold(category.rawValue) + " (\(severity.rawValue))"
        let place = report.file.map { file in "  raised at \(file)" + (report.line.map { ":\($0)" } ?? "") }
        let said = [report.type, report.message].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
        return [head, "  \(said)", report.cause.map { "  \($0)\(Self.stage(report))" }, place].compactMap(\.self)
            + report.evidence.map { "  \($0.file):\($0.line ?? 0): " + palette.dim($0.text) }
    }

    private static func stage(_ report: LogReport) -> String {
        switch report.stage {
        case .startUp: ", before any draw"
        case .running: ", while it ran"
        case nil: ""
        }
    }
}
