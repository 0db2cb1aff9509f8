import Foundation
import RhatchetDraws
import RhatchetProtocol
import RhatchetReaders
import RhatchetTraining
import RhatchetTriage

/// A look from outside at something that samples already.
///
/// It signals nobody and writes nothing: all that it does is to read.
package final class Attachment {
    private let target: AttachTarget
    private var process: AttachedProcess?
    private var run: AttachedRun?
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant
    private var goneSince: Double?
    private var isClosed = false
    /// Seconds without a new row after which a run whose files are complete is taken to be all.
    private static let patience = 5.0
    private var outputs = KnownOutputs()

    package init(_ target: AttachTarget) {
        self.target = target
        self.began = self.clock.now
        if case .process(let identity) = target { self.process = AttachedProcess(identity) }
    }

    private var seconds: Double { self.began.duration(to: self.clock.now) / .seconds(1) }

    /// Looks once; to be called a few times a second.
    package func step() {
        self.findDraws()
        let isOver = self.isOver
        self.run?.step(at: self.seconds, elapsed: .seconds(self.elapsed), isOver: isOver)
        self.isClosed = isOver
    }

    /// Whether there is nothing more to come.
    package var hasEnded: Bool { self.isClosed }

    private var isOver: Bool {
        switch self.target {
        case .process(let identity):
            // What a process wrote before it ended is read first.
            if identity.isAlive { self.goneSince = nil; return false }
            defer { self.goneSince = self.goneSince ?? self.seconds }
            return self.goneSince != nil
        case .folder:
            guard let run = self.run, run.isFinished else { return false }
            return FoundOutputs.isQuiet(run.files, seconds: Self.patience)
        }
    }

    private func findDraws() {
        switch self.target {
        case .process: self.findDrawsOfProcess()
        case .folder(let folder): self.findDraws(in: folder)
        }
    }

    private func findDrawsOfProcess() {
        if let segment = self.process?.segment {
            guard self.run == nil, let run = RunSearch.run(in: URL(filePath: segment.path)) else { return }
            return self.run = AttachedRun(run)
        }
        let files = (self.process?.outputs() ?? []).flatMap(\.call.files).filter { self.outputs.contains($0) }
        guard !files.isEmpty else { return }
        // Chains of one call have files in one folder; another folder is another call.
        let folder = { (file: String) in URL(filePath: file).deletingLastPathComponent().path }
        let isSame = self.run?.files.last.map { folder($0) == files.last.map(folder) } ?? false
        if self.run == nil || !isSame { self.run = AttachedRun() }
        self.run?.follow(files)
    }

    private func findDraws(in folder: URL) {
        if self.run == nil, let run = RunSearch.run(in: folder) { return self.run = AttachedRun(run) }
        guard self.run?.tail.folder == nil else { return }
        let files = FoundOutputs.stan(in: folder, known: &self.outputs)
        guard !files.isEmpty else { return self.findTables(in: folder) }
        // A new run in the same folder has other files.
        if self.run == nil || Set(files).isDisjoint(with: self.run?.files ?? []) { self.run = AttachedRun() }
        self.run?.follow(files)
    }
}

extension Attachment {
    private func findTables(in folder: URL) {
        let files = FoundOutputs.tables(in: folder)
        guard !files.isEmpty else { return }
        // A program may write to several tables by turns: those that were taken up are kept to while they grow.
        let isOther = self.run.map { Set(files).isDisjoint(with: $0.files) } ?? false
        if isOther, let run, !FoundOutputs.isQuiet(run.files, seconds: 2 * Self.patience) { return }
        if self.run == nil || Set(files).isDisjoint(with: self.run?.files ?? []) { self.run = AttachedRun() }
        self.run?.follow(tables: files)
    }
}

// MARK: - What is shown

extension Attachment {
    /// The first words: what can be seen, and what cannot.
    package var greeting: [String] {
        let only = "attached to \(self.target.name); this only looks: nothing is signalled, nothing is written"
        if let process { return [only] + process.sight }
        let files = self.run?.files.count ?? 0
        let what =
            self.run == nil
            ? "no draws are there yet; files of CmdStan, tables of draws and runs of Rhatchet are waited for"
            : files == 0
                ? "a run that Rhatchet records"
                : self.run?.holdsTables == true
                    ? "\(files) tables of draws; what is still to come, and how their process ends, cannot be seen"
                    : "\(files) files of CmdStan; how their process ends cannot be seen"
        return [only, what]
    }

    private var elapsed: Double {
        if let process { return max(0, Date().timeIntervalSince(process.identity.started)) }
        return self.seconds
    }

    package var snapshot: WatchSnapshot {
        let tail = self.run?.tail
        let planned = tail?.record.flatMap { record in record.draws.map { $0 + (record.tune ?? 0) } }
        let isLive = !self.hasEnded
        return WatchSnapshot(
            model: tail?.record?.kernel?["model"]?.text ?? self.target.name,
            training: self.target.name,
            segment: 0,
            sampler: tail?.record?.samplerName,
            status: isLive ? (self.run == nil ? .starting : .sampling) : .completed,
            observing: true,
            elapsed: self.elapsed,
            remaining: nil,
            chains: (tail?.chains ?? []).map {
                WatchSnapshot.ChainRow($0, planned: planned, rate: isLive ? self.run?.rates.perSecond($0.chain) : nil)
            },
            dropped: tail?.dropped.map { InertText.line($0.sentence) } ?? [],
            diagnostics: self.diagnostics,
            incident: nil,
            rules: [],
            blind: self.run == nil && self.seconds > 10 ? "no draws seen" : nil
        )
    }

    private var diagnostics: WatchSnapshot.Diagnostics? {
        guard let look = self.run?.look, let verdict = self.run?.verdict else { return nil }
        return WatchSnapshot.Diagnostics(look, verdict)
    }

    /// The last word, and the exit status of `rhatchet diagnose`: 0 nothing found, 1 problems, 2 no draws could be read.
    package func close() -> (lines: [String], status: Int32) {
        let end = self.endWords
        guard let run = self.run else { return (end + ["No draws were seen."], 2) }
        let paths = run.tail.folder.map { [$0.path] } ?? run.files
        guard let diagnosis = try? Diagnosis(paths, python: { throw AttachError.neither("") }) else {
            // Files of a temporary folder go with their program.
            guard let verdict = run.verdict else { return (end + ["No draws could be read."], 2) }
            let words = "At the last look it was \(verdict.state.rawValue.replacing("_", with: " "))."
            return (end + [words], verdict.state.isFinding ? 1 : 0)
        }
        let problems = diagnosis.problems.map { "\($0.severity.rawValue): \($0.message); \($0.advice)" }
        let verdict = problems.isEmpty ? ["No problem was found."] : problems
        return (
            end + verdict + ["", "next: rhatchet diagnose \(paths.joined(separator: " "))"], problems.isEmpty ? 0 : 1
        )
    }

    private var endWords: [String] {
        guard self.hasEnded else { return ["Left; what is looked at goes on."] }
        guard let process else { return ["Every chain is complete."] }
        guard let log = process.log else { return ["The process has ended."] }
        let lines = LogTail.lastLines(of: log)
        let verdict = LogTriage.judge(RhatchetTriage.ExitRecord(), tail: lines, file: log.path)
        // A log that names no cause says nothing of how it ended.
        let named = verdict.flatMap { $0.finding.category == .unknown ? nil : $0.finding.error }
        let cause = named.map { ["Its log says: \($0)"] } ?? []
        return ["The process has ended."] + cause
    }
}
