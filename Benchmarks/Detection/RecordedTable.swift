import DetectionTrials
import Foundation
import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage

/// Real trainings, one a row.
enum RecordedTable {
    /// - Parameter named: each `NAME=RUN`, or `sick:NAME=RUN`.
    /// - Returns: whether no healthy one was called an emergency and every sick one was called in time.
    static func print(_ named: [String]) throws -> Bool {
        Swift.print("| training | is | chains x draws | worst R-hat | called at | emergency | at the end |")
        Swift.print("|---|---|---|---|---|---|---|")
        var holds = true
        for argument in named {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let isSick = parts[0].hasPrefix("sick:")
            let scratch = FileManager.default.temporaryDirectory.appending(path: "detection-\(UUID().uuidString)")
            let (trial, last) = try RecordedTraining(URL(filePath: parts[1]), scratch: scratch).trial()
            let limit = max(500, (last.plannedDraws ?? 0) / 4)
            holds = holds && (isSick ? (trial.called ?? .max) <= limit : !trial.isEmergency)
            let worst = last.parameters.map(\.rhat).filter(\.isFinite).max() ?? .nan
            let called = trial.called.map { "\($0) (\(trial.reasons.map(\.rawValue).joined(separator: ", ")))" } ?? "–"
            let cells = [
                parts[0].replacing("sick:", with: ""), isSick ? "sick" : "healthy",
                "\(last.chains.count) x \(last.draws)",
                String(format: "%.3f", worst), called, trial.isEmergency ? "yes" : "no",
                trial.final?.rawValue ?? "nothing",
            ]
            Swift.print("| \(cells.joined(separator: " | ")) |")
        }
        return holds
    }
}
