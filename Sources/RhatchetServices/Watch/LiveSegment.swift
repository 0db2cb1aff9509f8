import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetReaders
import RhatchetTraining
import RhatchetTriage

/// One segment while it is watched: its process, what it has drawn, and what the judge says of that.
final class LiveSegment {
    let folder: SegmentFolder
    let supervisor: SegmentSupervisor
    private(set) var status: SegmentStatus
    private(set) var tail: RunTail?
    private(set) var look: Look?
    private(set) var verdict: ConvergenceVerdict?
    private(set) var verification: VerificationVerdict?
    private(set) var rates = DrawRates()
    private var stalls = Stalls()

    private let policy: Policy
    private let source: String
    private var run = -1
    private var judge: ConvergenceJudge
    private var verifier: VerificationJudge?
    private var rules: RuleWatch
    private var schedule = LookSchedule()
    private var isStale = false
    private let capture: StanCapture
    private let tables: PlainCapture
    private var goneSince: Double?
    private(set) var shortage = Shortage()
    /// The newest process that was seen, for when its status no longer names it.
    private var lastProcess: ProcessRecord?
    private var lateSince: Double?
    /// Seconds that a keeper has to say how the training ended.
    private static let keeperPatience = 10.0

    /// - Parameters:
    ///   - verifying: the severity of the finding that a fix was made for; nil when nothing is to be verified.
    ///   - source: what evidence names as the place of the draws.
    ///   - until: rules by which a call of the sampler has drawn enough.
    init(_ folder: SegmentFolder, policy: Policy, source: String, verifying: Severity?, until: [StopRule] = []) {
        self.folder = folder
        self.supervisor = SegmentSupervisor(folder)
        self.status = self.supervisor.status()
        self.policy = policy
        self.capture = StanCapture(folder)
        self.tables = PlainCapture(folder)
        self.source = source
        self.rules = RuleWatch(until)
        self.judge = ConvergenceJudge(policy: policy, source: source)
        self.verifier = verifying.map { VerificationJudge(opened: $0, policy: policy) }
    }

    var number: Int { self.folder.number ?? 0 }
    var record: RunRecord? { self.tail?.record }
    /// Whether Python has started under the hook; not known is not false, so nothing is concluded from it alone.
    var saidHello: Bool { FileManager.default.fileExists(atPath: self.folder.hello) }
    /// Whether its draws come from the recorder in the sampler's own process, which can be asked to hold and to stop.
    var isHooked: Bool { self.saidHello && self.record?.isOwn == true }
    /// What a rule has last asked to end; nil for nothing.
    var ruledStop: RuledStop? { AtomicFile.read(RuledStop.self, from: self.folder.ruled) }
    /// How each rule of the user stood at the latest look.
    var ruleReadings: [[StopCondition.Reading]] { self.rules.readings }
    /// The rule of the user by which the present call of the sampler has drawn enough.
    var heldRule: StopRule? { self.rules.held }
    /// Whether the process is gone and all that it wrote has been read.
    var hasEnded: Bool { !self.status.isLive }
    /// Whether the process is known to have ended well.
    var isSuccess: Bool {
        if case .exited(let exit) = self.status { return exit.isSuccess }
        return false
    }

    /// Looks at the process, reads what is new, and judges when a look is due.
    ///
    /// - Parameters:
    ///   - now: seconds on a clock that never steps.
    ///   - sampled: milliseconds of sampling since a wall time, pauses left out.
    func step(now: Double, sampled: (Int64) -> Int64) {
        // The status first: what a process wrote before it ended is then surely read.
        self.status = self.accountedFor(self.supervisor.status(), at: now)
        self.lastProcess = self.process ?? self.lastProcess
        let identity = self.lastProcess?.identity
        self.shortage.look(at: self.folder.path, pid: identity?.pid, isAlive: identity?.isAlive ?? false, now: now)
        self.capture.step(self.process, hasEnded: self.hasEnded, now: now)
        self.tables.step(self.lastProcess, hasEnded: self.hasEnded, isSuccess: self.isSuccess)
        self.followNewestRun()
        if self.tail?.poll().isEmpty == false { self.isStale = true }
        self.waitForFiles(at: now)
        self.rates.observe(self.tail?.chains ?? [], at: now)
        self.stalls.observe(
            self.tail?.chains ?? [],
            planned: self.tail?.plannedDraws,
            at: now,
            isRunning: self.isAtWork
        )
        guard self.isStale, self.schedule.isDue(at: now) || self.hasEnded else { return }
        self.judgeNow(at: now, sampled: sampled)
    }

    /// What of the draws could not be kept.
    var complaints: [String] {
        self.capture.complaints + self.tables.complaints
            + (self.tail.map { Recording($0, endedWell: self.isSuccess) }?.complaints ?? [])
            + [self.refusal].compactMap(\.self)
    }

    /// Said while it draws onto a device without room.
    private var refusal: String? {
        guard self.isAtWork, self.shortage.lackedRoom else { return nil }
        return
            "no room is left for the draws in '\(self.folder.path)'; what is drawn waits in the sampler's memory, up to 64 MB "
            + "a chain, and is written once there is room"
    }

    private var process: ProcessRecord? { self.status.record }

    /// Whether it could draw now: not stopped, and not held at a draw as it was asked.
    private var isAtWork: Bool {
        guard case .running = self.status else { return false }
        return !FileManager.default.fileExists(atPath: self.folder.held) && self.record?.state == .sampling
    }

    /// That its chains have stopped drawing; nil while one draws.
    var stall: Finding? {
        self.isAtWork ? self.stalls.finding(source: self.source) : nil
    }

    /// On a network file system the last draws may be seen after the word that they are the last.
    private func waitForFiles(at now: Double) {
        guard self.isSuccess, let process = self.lastProcess, let tail = self.tail,
            Recording(tail, endedWell: true).isAwaited
        else { return }
        let since = self.lateSince ?? now
        self.lateSince = since
        guard now - since < Self.keeperPatience else { return }
        self.status = .running(process)
    }

    /// A process that is gone is about to be accounted for by its keeper; one that cannot write, because the disk
    /// is full, never does, and how it ended is then not known.
    private func accountedFor(_ status: SegmentStatus, at now: Double) -> SegmentStatus {
        guard case .running(let record) = status, !record.identity.isAlive else {
            self.goneSince = nil
            return status
        }
        let since = self.goneSince ?? now
        self.goneSince = since
        return now - since > Self.keeperPatience ? .lost(record) : status
    }

    private func followNewestRun() {
        let next = self.run + 1
        guard FileManager.default.fileExists(atPath: self.folder.run(next)) else { return }
        self.run = next
        self.tail = RunTail(folder: URL(filePath: self.folder.run(next)), formats: .all)
        self.judge = ConvergenceJudge(policy: self.policy, source: self.source)
        (self.look, self.verdict) = (nil, nil)
        self.rules.begin()
        self.stalls = Stalls()
        self.followNewestRun()
    }

    private func judgeNow(at now: Double, sampled: (Int64) -> Int64) {
        guard let tail = self.tail else { return }
        self.isStale = false
        let clock = ContinuousClock()
        let start = clock.now
        // Final draws are judged however few they are.
        let isOver = self.hasEnded || tail.isComplete
        let least = isOver ? 0 : self.policy.confirmDraws(planned: tail.plannedDraws ?? 1000)
        let look = tail.look(minimumDraws: least)
        let began = tail.record?.started.flatMap(UTC.date)
            .map { $0.addingTimeInterval(self.process?.clockStep ?? 0) }
            .map { Int64($0.timeIntervalSince1970 * 1000) }
        let elapsed = Duration.milliseconds(began.map(sampled) ?? 0)
        self.look = look
        let checkDraws = self.policy.confirmDraws(planned: tail.plannedDraws ?? 1000)
        self.rules.judge(look, plannedChains: tail.plannedChains, checkDraws: checkDraws)
        self.verdict = self.judge.judge(look, elapsed: elapsed)
        self.verification = self.verifier?.judge(look, elapsed: elapsed)
        let cost = start.duration(to: clock.now)
        self.schedule.taken(at: now, cost: cost / .seconds(1))
    }

    /// Names in the rules that nothing has, each once for a call of the sampler.
    func takeUnknownNames() -> [String] { self.rules.takeUnknownNames() }
}
