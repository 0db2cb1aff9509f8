import Foundation
import RhatchetConfiguration
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

/// One training while it is watched: from its first draw to its end, through whatever incidents there are.
///
/// One loop drives it: `step()` looks at the process and the draws, reports what the judge has confirmed, lets
/// those who fill the roles act, and carries out what the protocol has decided. It never blocks for long.
package final class Watch {
    package let project: Project
    package let plan: TrainingPlan
    package let observing: Bool
    /// Whether a training that was there already has been taken over.
    package let adopted: Bool
    let training: TrainingFolder
    var segment: LiveSegment?
    private(set) var rules: EndRules
    var ruledAct: RuledAct?
    var concerns: [String] = []
    /// The worst severity that was told about each segment.
    var reported: [Int: Severity] = [:]
    /// The worst severity that was kept quiet about each segment, since its model is accepted as it is.
    var muted: [Int: Severity] = [:]
    /// Segments whose stalling was told.
    var stalled: Set<Int> = []
    /// How far the record has been told at the terminal.
    var toldThrough: Int64
    /// What is in the way of writing, and whether that was told.
    private(set) var obstacle = Obstacle()
    var toldObstacle: String?
    /// Each is told once, however long it holds.
    var complaintsTold: Set<String> = []
    /// How the training ended badly while it was only observed.
    var observedEnd: Finding?

    private let lock: OwnerLock
    let performer: EffectsPerformer
    let attendance: Attendance
    let canary: CanaryRunner
    let examiner: ModelExaminer
    let data: DataKeeper
    let record: ModelRecord
    private let journal: SamplerJournal
    let recordKeeper: RecordKeeper
    let postOffice: PostOffice?
    let heartbeat: Heartbeat?
    private var snapshots: SnapshotKeeper
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant

    /// Starts a training, or adopts the one of this model that is still there.
    ///
    /// - Throws: ``ProjectError``, ``LedgerError``, ``LaunchError``, ``OwnerLockError``.
    package init(_ plan: TrainingPlan, project: Project) throws {
        self.project = project
        self.plan = plan
        self.observing = project.configuration == nil
        self.began = self.clock.now
        self.toldThrough = project.engine.sequence
        try project.declare(plan.model, file: plan.script)
        let frozen = try project.takeUpExpectations(of: plan.model)
        let found = Self.adoptable(plan.model, project: project)
        if found != nil, plan.extending != nil { throw ContinuationError.stillRunning(plan.model.rawValue) }
        let continuation = try Self.continuation(of: plan, project: project)
        self.adopted = found != nil
        let training = found ?? Self.next(plan.model, project: project)
        self.training = training
        if found == nil { try StanSettlement.settle(before: nil, of: training, project: project.paths.root.path) }
        try training.create()
        self.lock = try OwnerLock.acquire(training)
        try continuation.map { try AtomicFile.write(json: $0, to: training.continues) }
        let plan = found == nil ? plan : plan.completed(from: self.training.newestSegment)
        self.rules = plan.wishes.rules
        let starter = SegmentStarter(plan: plan, training: self.training, paths: project.paths)
        self.performer = EffectsPerformer(project: project, starter: starter)
        let tool = FixTool(python: plan.program.python, folder: plan.hook)
        let contents = ContentStore(folder: project.paths.contents)
        self.data = DataKeeper(
            root: project.paths.root,
            named: project.configuration?.data[plan.model] ?? [],
            training: self.training
        )
        let workshop = FixWorkshop(tool: tool, contents: contents)
        let desk = FixDesk(project: project, workshop: workshop, script: plan.script)
        self.attendance = Attendance(project: project, desk: desk, data: self.data)
        self.canary = CanaryRunner(project: project, desk: desk, starter: starter)
        self.examiner = ModelExaminer(tool: tool, script: plan.script)
        self.record = ModelRecord(plan.model, in: project.engine)
        self.recordKeeper = RecordKeeper(project: project)
        self.journal = SamplerJournal(plan.model, training: self.training, lines: try self.record.lines())
        self.postOffice = PostOffice(project)
        self.heartbeat = Heartbeat(project)
        self.snapshots = SnapshotKeeper(training)
        try self.begin(isNew: found == nil)
        if let frozen { self.concerns.append(frozen) }
        try self.performer.performPending()
        try self.followNewestSegment()
        if found != nil { try self.goOnAfterHand() }
    }

    var engine: Engine { self.project.engine }

    /// Does what is to be done now; to be called a few times a second.
    ///
    /// What cannot be written for want of room is tried again at the next step.
    package func step() throws {
        do {
            try self.advance()
            self.obstacle.isGone()
        } catch {
            let record = self.segment?.supervisor.status().record
            let isLive = record?.identity.isAlive ?? false
            guard self.obstacle.isEndured(error, at: self.seconds, isLive: isLive) else { throw error }
        }
    }

    private func advance() throws {
        try self.engine.tick()
        try self.performer.performPending()
        try self.followNewestSegment()
        let (lines, stamp) = (try self.record.lines(), SystemClock().stamp())
        let time = SamplingTime(of: self.plan.model, in: lines, now: stamp)
        self.segment?.step(now: self.seconds) { time.milliseconds(from: $0, to: stamp.wall) }
        try self.segment.map { try self.data.follow($0.folder) }
        try self.segment.map { try self.journal.take($0.folder).forEach(self.engine.note) }
        try self.noteResume()
        try self.stopByRule()
        if !self.observing {
            try self.report()
            try self.attend()
            try self.performer.performPending()
            try self.keepPauseDeadline()
            try self.letOldSegmentsGo()
            try self.reportStatus()
            // A restart may just have begun: what is shown and what ends the watch is about the newest segment.
            try self.followNewestSegment()
        } else {
            try self.noteEnd()
        }
        try self.recordKeeper.update()
        self.snapshots.take(self.snapshot, status: self.status, now: self.seconds)
        if self.isSeeing { self.heartbeat?.see() }
    }

    private var seconds: Double { self.began.duration(to: self.clock.now) / .seconds(1) }

    /// The incident of this model that is open; nil when there is none.
    package var incident: Incident? { self.engine.state.openIncident(of: self.plan.model) }

    var modelState: Model? { self.engine.state.models[self.plan.model] }
}
