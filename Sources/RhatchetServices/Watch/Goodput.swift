import Foundation
import RhatchetDraws
import RhatchetTriage
import RhatchetProtocol
import RhatchetTraining

/// What a training has brought for what it has cost.
struct Goodput {
    /// CPU time of every segment of which the end was seen, in hours of one core.
    let coreHours: Double?
    /// The least bulk ESS of any element that is not constant, of the draws that count.
    let essBulk: Double?
    /// Recorded draws over all chains, warm-up included: those that the newest segment holds, and all that were drawn;
    /// those of an earlier training, which this one goes on from, are in neither.
    let kept: Int
    let paid: Int
    /// From the start of the training to the first incident.
    let timeToDetect: Double?
    /// From an incident to the training resumed with its fix, the longest, in seconds.
    let timeToRepair: Double?

    init(_ training: TrainingFolder, essBulk: Double?, chronicles: [Chronicle]) {
        let segments = training.segmentNumbers.map { training.segment($0) }
        let usages = segments.compactMap { AtomicFile.read(ExitRecord.self, from: $0.exit)?.usage }
        let seconds = usages.reduce(0) { $0 + $1.userSeconds + $1.systemSeconds }
        self.coreHours = usages.isEmpty || usages.count < segments.count ? nil : seconds / 3600
        self.essBulk = essBulk
        let counts = segments.map {
            $0.runs.map(Self.draws).reduce(into: (all: 0, taken: 0)) {
                $0.all += $1.all; $0.taken += $1.taken
            }
        }
        let carried = min(counts.first?.taken ?? 0, counts.last?.taken ?? 0)
        self.kept = (counts.last?.all ?? 0) - carried
        self.paid = counts.reduce(0) { $0 + $1.all - $1.taken }
        let begun = segments.first.flatMap { AtomicFile.read(ProcessRecord.self, from: $0.process) }.flatMap {
            UTC.date($0.started)
        }
        let opened = chronicles.compactMap { $0.first(.incidentOpened)?.at.milliseconds }.min()
        self.timeToDetect = opened.flatMap { opened in begun.map { Double(opened) / 1000 - $0.timeIntervalSince1970 } }
        self.timeToRepair = chronicles.compactMap(Self.repair).max()
    }

    /// What a call of the sampler has recorded, and how much of that was taken over from a segment before.
    private static func draws(_ folder: String) -> (all: Int, taken: Int) {
        let tail = RunTail.counted(folder)
        let all = tail.chains.reduce(0) { $0 + $1.draws.count + $1.draws.tuning }
        return (all, (tail.record?.resume?.joins ?? []).reduce(0) { $0 + $1.all })
    }

    private static func repair(_ chronicle: Chronicle) -> Double? {
        guard let opened = chronicle.first(.incidentOpened), let resumed = chronicle.first(.trainingResumed),
            !chronicle.incident.fixes.isEmpty
        else { return nil }
        return Double((resumed.at - opened.at).milliseconds) / 1000
    }

    /// For the last word of a watch; nil where nothing was drawn.
    var line: String? {
        guard self.paid > 0 else { return nil }
        var parts: [String] = []
        if let hours = self.coreHours, let ess = self.essBulk, hours > 0 {
            parts.append("\(shownESS(ess / hours)) effective draws per core-hour (\(Wording.coreTime(hours)))")
        }
        parts.append("\(self.kept) of \(self.paid) draws kept")
        if let time = self.timeToDetect { parts.append("found after \(Wording.span(time))") }
        if let time = self.timeToRepair { parts.append("repaired in \(Wording.span(time))") }
        return "goodput  " + parts.joined(separator: ", ")
    }
}

extension Wording {
    static func span(_ seconds: Double) -> String {
        seconds < 120
            ? String(format: "%.1f s", seconds)
            : seconds < 7200 ? String(format: "%.1f min", seconds / 60) : String(format: "%.1f h", seconds / 3600)
    }

    static func coreTime(_ hours: Double) -> String {
        hours < 1 ? String(format: "%.1f core-minutes", hours * 60) : String(format: "%.1f core-hours", hours)
    }
}
