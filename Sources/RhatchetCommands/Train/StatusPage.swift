import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTraining

/// A project at one glance: its trainings, its incidents, and whether anything needs a person.
struct StatusPage {
    private let report: StatusReport
    private let palette: Palette
    private let now: Date

    init(_ report: StatusReport, palette: Palette, now: Date) {
        self.report = report
        self.palette = palette
        self.now = now
    }

    var lines: [String] {
        let mode =
            self.report.observing
            ? "observing only, there is no rhatchet.yaml" : "policy \(self.report.policy.rawValue)"
        return [self.palette.bold(self.report.project) + " · " + mode] + self.trainings + self.incidents + self.notes
    }

    private var trainings: [String] {
        guard !self.report.trainings.isEmpty else { return ["  no training yet"] }
        let width = max(8, self.report.trainings.map(\.training.count).max() ?? 0)
        let head =
            "  " + Format.pad("training", width) + "  state      segment  progress              R-hat     ESS  verdict"
        return [self.palette.dim(head)] + self.report.trainings.map { self.row($0, width) }
    }

    private func row(_ row: TrainingRow, _ width: Int) -> String {
        let share = row.planned.flatMap { all in row.recorded.map { Double($0) / Double(max(1, all)) } }
        let progress = share.map { Format.bar($0, width: 12) + Format.padLeft(Format.percent($0), 6) } ?? "–"
        return [
            "  " + Format.pad(row.training, width) + "  " + self.state(row),
            Format.padLeft(row.segment.map(String.init) ?? "–", 7) + "  " + Format.pad(progress, 18),
            Format.padLeft(row.rhat.map(Format.rhat) ?? "–", 7) + Format.padLeft(row.essBulk.map(Format.ess) ?? "–", 8),
            " " + self.remarks(row).joined(separator: " · "),
        ].joined(separator: " ")
    }

    private func state(_ row: TrainingRow) -> String {
        let word = Format.pad(row.process, 10)
        return switch row.process {
        case "running", "completed": self.palette.green(word)
        case "stopped": self.palette.yellow(word)
        case "failed", "lost": self.palette.red(word)
        default: word
        }
    }

    /// What cannot be a number: the verdict, how old it is, who watches.
    private func remarks(_ row: TrainingRow) -> [String] {
        let isLive = ["running", "stopped", "starting"].contains(row.process)
        var remarks = [row.verdict].compactMap(\.self)
        if row.drawsSeen == false { remarks.append("no draws seen") }
        if let age = row.asOf.flatMap(UTC.date).map(self.now.timeIntervalSince), isLive, age > 30 {
            remarks.append("\(Format.words(age)) old")
        }
        if isLive {
            remarks.append(row.watchedBy.map { "watched by process \($0)" } ?? self.palette.yellow("not watched"))
        }
        return remarks
    }

    /// The open ones, and the latest of those that have ended.
    private var incidents: [String] {
        let rows = self.report.incidents
        let ended = rows.filter(\.state.isTerminal)
        let shown = Set(ended.suffix(5).map(\.id))
        let more = ended.count - shown.count
        return rows.filter { !$0.state.isTerminal || shown.contains($0.id) }.map(IncidentsCommand.line)
            + (more > 0 ? ["  and \(more) older \(more == 1 ? "one" : "ones") that ended: rhatchet incidents"] : [])
    }

    private var notes: [String] {
        var notes = self.report.waitingForWatch.map { "  decided and not carried out yet: rhatchet watch \($0).py" }
        notes += self.report.accepted.map { "  " + $0.sentence }
        if !self.report.unavailable.isEmpty {
            notes.append("  not available: \(self.report.unavailable.map(\.rawValue).joined(separator: ", "))")
        }
        if let notices = self.report.notices?.sentence { notes.append("  " + self.palette.red(notices)) }
        return notes + [self.conclusion]
    }

    private var conclusion: String {
        let waiting = self.report.waiting.map { "rhatchet show \($0.id)" }
        return waiting.isEmpty
            ? self.palette.dim("  nothing waits for a person")
            : self.palette.yellow(
                "  \(waiting.count == 1 ? "waits" : "wait") for somebody: \(waiting.joined(separator: ", "))"
            )
    }
}
