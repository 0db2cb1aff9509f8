import DetectionTrials
import Foundation
import RhatchetProtocol
import RhatchetTriage

/// Healthy trainings: what was said of them that is not so.
enum HealthyTable {
    static func print(_ all: [Judged]) {
        Swift.print(
            "| healthy, AR | trainings | checks | emergencies | warnings before the end | at the end: warning |"
        )
        Swift.print("|---|---|---|---|---|---|")
        for coefficient in SimulatedKinds.coefficients {
            Self.row("\(coefficient)", all.filter { $0.training.coefficient == coefficient })
        }
        Self.row("all", all)
        for judged in all where judged.trial.isEmergency { Swift.print("\nEmergency: \(judged.sentence)") }
        Swift.print("")
    }

    private static func row(_ name: String, _ some: [Judged]) {
        let checks = some.reduce(0) { $0 + $1.trial.checks }
        let emergencies = some.count { $0.trial.isEmergency }
        let early = some.count { $0.trial.called != nil }
        let final = some.count { $0.trial.final == .warning }
        Swift.print("| \(name) | \(some.count) | \(checks) | \(emergencies) | \(early) | \(final) |")
    }
}

/// Sick trainings: how early they were called.
enum SickTable {
    static func print(_ all: [Judged]) {
        Swift.print(
            "| sick | AR | trainings | called in time | share of the plan: median | latest | of its limit, latest | by |"
        )
        Swift.print("|---|---|---|---|---|---|---|---|")
        for illness in Self.kinds(all) {
            for coefficient in SimulatedKinds.coefficients {
                let some = all.filter { $0.training.illness == illness && $0.training.coefficient == coefficient }
                if !some.isEmpty { Self.row(illness.name, coefficient, some) }
            }
        }
        let late = all.filter { !$0.isInTime }
        Swift.print("\nLate: \(late.count) of \(all.count).")
        for judged in late.prefix(5) { Swift.print("- \(judged.sentence)") }
        Swift.print("")
    }

    private static func kinds(_ all: [Judged]) -> [Illness] {
        all.map(\.training.illness).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func row(_ name: String, _ coefficient: Double, _ some: [Judged]) {
        let shares = some.compactMap { judged in
            judged.trial.called.map { Double($0) / Double(judged.training.planned) }
        }.sorted()
        let limits = some.compactMap { judged in judged.trial.called.map { Double($0) / Double(judged.limit) } }
        let reasons = Set(some.flatMap(\.trial.reasons).map(\.rawValue)).sorted().joined(separator: ", ")
        let cells = [
            name, "\(coefficient)", "\(some.count)", "\(some.count(where: \.isInTime))",
            Self.percent(shares.isEmpty ? nil : shares[shares.count / 2]), Self.percent(shares.last),
            Self.percent(limits.max()), reasons,
        ]
        Swift.print("| \(cells.joined(separator: " | ")) |")
    }

    private static func percent(_ share: Double?) -> String {
        share.map { String(format: "%.0f %%", 100 * $0) } ?? "–"
    }
}

extension Judged {
    var sentence: String {
        let training = self.training
        let when = self.trial.called.map { "called at \($0) draws" } ?? "never called before its end"
        let reasons = self.trial.reasons.map(\.rawValue).joined(separator: ", ")
        return "\(training.illness.name), AR(\(training.coefficient)), \(training.parameters) parameters, "
            + "\(training.planned) planned, seed \(training.seed): \(when) (\(reasons)), limit \(self.limit)"
    }
}
