import Foundation
import RhatchetEngine
import RhatchetTraining

extension TrainingRow {
    /// - Parameter measured: the latest figures in the record; nil without any.
    init(_ found: FoundTraining, measured: MeasuredFigures?) {
        self.init(
            training: found.folder.id,
            segment: found.newest?.folder.number,
            process: found.newest.map { Self.word($0.status) } ?? "none",
            watchedBy: found.owner?.pid,
            rhat: measured?.rhat,
            essBulk: measured?.essBulk,
            draws: measured?.draws,
            drawsSeen: found.newest.flatMap(Self.drawsSeen)
        )
        if let latest = LatestSnapshot.of(found.folder) { self.take(latest) }
    }

    private mutating func take(_ latest: LatestSnapshot) {
        let chains = latest.snapshot.chains
        self.recorded = chains.map(\.recorded).reduce(0, +)
        let planned = chains.compactMap(\.planned)
        self.planned = planned.count == chains.count && !chains.isEmpty ? planned.reduce(0, +) : nil
        self.asOf = latest.time
        guard let figures = latest.snapshot.diagnostics else { return }
        self.verdict = figures.verdict
        self.rhat = figures.worst.first?.value ?? self.rhat
        self.essBulk = figures.minimumESSBulk?.value ?? self.essBulk
        self.draws = figures.draws
    }

    /// A recorder has 10 s to say its first word; a program that compiles first says hello within them.
    private static func drawsSeen(_ segment: FoundSegment) -> Bool? {
        guard segment.status.isLive, let start = segment.status.record?.begun else { return nil }
        let files = [segment.folder.hello, "\(segment.folder.run(0))/run.json"]
        if files.contains(where: FileManager.default.fileExists(atPath:)) { return true }
        return Date().timeIntervalSince(start) > 10 ? false : nil
    }

    private static func word(_ status: SegmentStatus) -> String {
        switch status {
        case .starting: "starting"
        case .running: "running"
        case .stopped: "stopped"
        case .exited(let exit): exit.isSuccess ? "completed" : "failed"
        case .lost: "lost"
        }
    }
}
