import Foundation
import RhatchetDraws
import RhatchetReaders
package import RhatchetTraining

/// Records what programs of CmdStan draw within a segment, whoever started them.
///
/// Their output is found by their command lines, and kept under the segment's folder by a second link, so that a temporary
/// folder that is removed takes nothing with it.
package final class StanCapture {
    private let segment: SegmentFolder
    /// Set where the segment goes on from an earlier one: its files are known from the start.
    private let joined: StanJoinedRun?
    private var processes: StanProcesses?
    private var runs: [StanRun] = []
    private var quietSince: Double?
    private var said: Set<String> = []
    /// What could not be kept, each once.
    package private(set) var complaints: [String] = []
    /// What first went wrong at the latest step.
    private var failure: (any Error)?

    /// Seconds without a process of a run after which it has ended: a program with fewer cores than chains starts the next
    /// chain a moment later.
    private static let patience = 5.0

    package init(_ segment: SegmentFolder) {
        self.segment = segment
        self.joined = StanJoinedRun(segment)
        var number = 0
        while FileManager.default.fileExists(atPath: segment.run(number)) {
            if let run = StanRun(number, existing: segment) { self.runs.append(run) }
            number += 1
        }
    }

    /// Looks for new programs and takes what has been written.
    ///
    /// - Parameters:
    ///   - process: the segment's first process; nil while it is not known.
    ///   - hasEnded: whether no process of the segment is left.
    ///   - now: seconds on a clock that never steps.
    package func step(_ process: ProcessRecord?, hasEnded: Bool, now: Double) {
        self.failure = nil
        if let joined {
            self.tell("the earlier draws and the new ones") { try joined.step(hasEnded: hasEnded) }
            return
        }
        let running = hasEnded ? [] : self.running(process)
        let pids = Set(running.map(\.identity.pid))
        for each in running { self.tell { try self.take(each, pids) } }
        if hasEnded { self.tell { try self.takeUnseen() } }
        for run in self.runs where !run.hasEnded {
            self.tell { try run.follow(running: pids) }
            let isQuiet = run.pids.isDisjoint(with: pids)
            if isQuiet, self.quietSince == nil { self.quietSince = now }
            if !isQuiet { self.quietSince = nil }
            let isPast = run.number != self.runs.last?.number || now - (self.quietSince ?? now) > Self.patience
            guard hasEnded || isQuiet && isPast else { continue }
            self.tell { try self.end(run) }
        }
    }

    /// Brings what is kept to its end, when no process of the segment is left.
    ///
    /// - Throws: why not all that was drawn can be kept; then the programs' own files are the only ones that have it.
    package func settle() throws {
        self.step(nil, hasEnded: true, now: 0)
        if let failure = self.failure { throw failure }
    }

    private func running(_ process: ProcessRecord?) -> [StanProcess] {
        guard let process else { return [] }
        var processes = self.processes ?? StanProcesses(.segment(session: process.session, path: self.segment.path))
        defer { self.processes = processes }
        return processes.running()
    }

    private func end(_ run: StanRun) throws {
        try run.follow(running: [])
        let wasStopped = FileManager.default.fileExists(atPath: self.segment.stop)
        try run.note(ended: true, wasStopped: wasStopped)
        self.quietSince = nil
    }

    private func take(_ process: StanProcess, _ running: Set<Int32>) throws {
        try self.take(process) { run, file in run.has(file, of: process) || run.holds(file, running: running) }
    }

    private func take(_ process: StanProcess, unless isKnown: (StanRun, String) -> Bool) throws {
        for (place, file) in process.call.files.enumerated() {
            guard !self.runs.contains(where: { isKnown($0, file) }), Self.isWritten(file, by: process) else { continue }
            try self.run(for: process).add(file, place: place, of: process)
        }
    }

    /// The newest run when the process may belong to it, else a new one.
    private func run(for process: StanProcess) throws -> StanRun {
        let started = self.runs.last { run in
            process.call.files.contains { run.has($0, of: process) }
        }
        if let run = started { return run }
        if let run = self.runs.last, run.mayHold(process) { return run }
        var number = (self.runs.last?.number ?? -1) + 1
        // An empty folder is all that a full disk has left of a run.
        while let names = try? FileManager.default.contentsOfDirectory(atPath: self.segment.run(number)), !names.isEmpty
        {
            number += 1
        }
        let run = try StanRun(number, in: self.segment, key: process.call.key)
        run.resume = StanResume.record(of: self.segment)
        self.runs.append(run)
        return run
    }

    /// Whether the file is the process's own, with the names of its columns, and not that of an earlier one.
    private static func isWritten(_ file: String, by process: StanProcess) -> Bool {
        guard let written = Self.written(file) else { return false }
        // The clock of a file system may lie a little behind.
        guard written.timeIntervalSince(process.started) > -1 else { return false }
        return StanOutput(path: file)?.isSampling == true
    }

    private static func written(_ file: String) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    }

    /// Outputs that were begun and ended while nobody looked, where the program is the segment's own.
    private func takeUnseen() throws {
        guard let launch = AtomicFile.read(LaunchPlan.self, from: self.segment.launch),
            let call = StanCall(arguments: [launch.executable] + launch.arguments, folder: launch.workingDirectory),
            !call.files.allSatisfy({ file in self.runs.contains { $0.names(file) } }),
            let record = AtomicFile.read(ProcessRecord.self, from: self.segment.process)
        else { return }
        let started = UTC.date(record.started) ?? .distantFuture
        let ended = AtomicFile.read(ExitRecord.self, from: self.segment.exit).flatMap { UTC.date($0.ended) }
        let isLater = call.files.contains { file in
            ended.map { Self.written(file) ?? .distantPast > $0 + 2 } ?? false
        }
        // Somebody has run the program once more since.
        guard !isLater else { return }
        try self.take(StanProcess(identity: record.identity, call: call, started: started)) { $0.names($1) }
    }

    private func tell(_ what: String = "CmdStan's output cannot be kept", _ act: () throws -> Void) {
        do {
            try act()
        } catch {
            self.failure = self.failure ?? error
            let text = "\(what): \(error)"
            if self.said.insert(text).inserted { self.complaints.append(text) }
        }
    }
}
