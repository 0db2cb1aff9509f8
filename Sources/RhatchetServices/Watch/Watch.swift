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
    private(set) var segment: LiveSegment?
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
    private(set) var observedEnd: Finding?

    private let lock: OwnerLock
    private let performer: EffectsPerformer
    let attendance: Attendance
    let canary: CanaryRunner
    private let examiner: ModelExaminer
    private let data: DataKeeper
    let record: ModelRecord
    private let journal: SamplerJournal
    private let recordKeeper: RecordKeeper
    private let postOffice: PostOffice?
    private let heartbeat: Heartbeat?
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

    private var engine: Engine { self.project.engine }

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

// MARK: - Beginning

extension Watch {
    /// The newest training of the model, when its process lives or the protocol is not done with it.
    private static func adoptable(_ model: ModelName, project: Project) -> TrainingFolder? {
        guard let newest = Self.trainings(model, project: project).last else { return nil }
        let found = newest.found()
        let isLive = found.newest?.status.isLive ?? false
        guard project.configuration != nil else { return isLive ? newest : nil }
        let isOpen = project.engine.state.openIncident(of: model) != nil
        let isUnseen = project.engine.state.models[model]?.training == .running && found.newest != nil
        return isLive || isOpen || isUnseen ? newest : nil
    }

    private static func trainings(_ model: ModelName, project: Project) -> [TrainingFolder] {
        TrainingFolder.list(project: project.paths.root.path, of: model.rawValue)
    }

    private static func continuation(of plan: TrainingPlan, project: Project) throws -> Continuation? {
        guard let extending = plan.extending else { return nil }
        let model = plan.model.rawValue
        guard let newest = Self.trainings(plan.model, project: project).last else {
            throw ContinuationError.nothingRecorded(model)
        }
        return try Continuation(newest, more: extending.draws, script: plan.script, of: model)
    }

    private static func next(_ model: ModelName, project: Project) -> TrainingFolder {
        let last = Self.trainings(model, project: project).last?.ordinal?.number ?? 0
        return TrainingFolder(project: project.paths.root.path, id: "\(model)-\(last + 1)")
    }

    /// Without a policy nothing goes through the protocol: the process is started, and that is noted.
    private func begin(isNew: Bool) throws {
        if self.observing {
            if isNew { try self.performer.startObserved() }
        } else if isNew || self.modelState?.training == nil {
            try self.start(.start(model: self.plan.model, trial: self.plan.wishes.trial ? true : nil))
        }
    }

    /// After a termination or a rewind a start is the director's alone: whoever runs the watch as that person may.
    private func start(_ command: Command) throws {
        guard case .refused(let refusal) = try self.act(command) else { return }
        if refusal.code == .notAuthorized, self.project.person(.director) != nil {
            let director = try SignIn(self.project).person(.director)
            if case .accepted = try self.project.act(command, by: director) { return self.concerns.removeAll() }
        }
        self.training.discardIfEmpty()
        throw refusal
    }

    private func followNewestSegment() throws {
        guard let newest = self.training.newestSegment, newest != self.segment?.folder else { return }
        try self.rules.keep(in: newest)
        let incident = self.incident
        let verifying = incident.flatMap { $0.repair == .applied || $0.repair == .probation ? $0.severity : nil }
        self.segment = LiveSegment(
            newest,
            policy: self.engine.state.policy,
            source: "\(self.training.id)/\(newest.number ?? 0)",
            verifying: verifying ?? (incident?.state == .verifying ? incident?.severity : nil),
            until: self.rules.until
        )
    }
}

// MARK: - Acting

extension Watch {
    /// What the watch does as model trainer; a refusal is kept for the view and given back.
    @discardableResult
    func act(_ command: Command, notes: [Note] = []) throws -> Ruling {
        let trainer = Signatory(rule: BuiltInRule.watch.rawValue, as: .modelTrainer)
        let outcome = try self.project.act(command, by: trainer, notes: notes)
        if case .refused(let refusal) = outcome {
            self.concerns.append("\(command.name.rawValue): \(refusal.message); \(refusal.hint)")
        }
        return outcome
    }

    private func attend() throws {
        try self.canary.step(self.incident, self.segment)
        guard let incident = self.incident else { return }
        let held: Set<Role> = self.canary.isAwaited(on: incident) ? [.codeTranslator] : []
        try self.attendance.attend(incident, except: held) {
            try self.examiner.file(for: $0, on: incident, watch: self)
        }
        try self.resumeWhereAllowed()
    }

    /// The model trainer's own duty: a fix that was applied or approved is taken up from the checkpoint.
    private func resumeWhereAllowed() throws {
        guard let incident = self.incident, case .rule = self.project.filling(.modelTrainer) else { return }
        guard try !self.isLeftAlone(incident) else { return }
        switch incident.state {
        case .ready: try self.act(.resume(subject: .incident(incident.id)))
        case .applied where self.modelState?.training != .running || self.segment?.hasEnded == true:
            try self.act(.resume(subject: .incident(incident.id)))
        default: return
        }
    }

    /// A fix that was found in conflict at the last moment is not in the file: nothing is started without it.
    private func isLeftAlone(_ incident: Incident) throws -> Bool {
        guard [.ready, .applied].contains(incident.state) else { return false }
        return WhatRan(self.plan.model, lines: try self.record.lines()).conflicted.contains(incident.id)
    }

    func sayEnd(_ finding: Finding) {
        self.observedEnd = finding
    }

    /// What went wrong with participants and with the watch's own actions.
    package var complaints: [String] {
        self.concerns + self.attendance.complaints + self.recordKeeper.complaints + self.data.complaints
            + (self.segment?.complaints ?? [])
            + (self.postOffice?.complaints ?? []) + [self.heartbeat?.complaint].compactMap(\.self)
    }

    /// Ends what goes on beside the watch; notices that wait are sent first, for as long as that takes a moment.
    package func close() {
        self.canary.end()
        self.heartbeat?.end()
        self.postOffice?.close(within: 15)
    }

    /// The keeper stops the training at an overdue review even when nobody watches.
    private func keepPauseDeadline() throws {
        guard let segment = self.segment, segment.status.isLive else { return }
        let review = self.engine.state.deadlines().first { $0.kind == .review && $0.model == self.plan.model }
        guard self.engine.state.policy.onReviewOverdue == .pause, let review else {
            if FileManager.default.fileExists(atPath: segment.folder.pauseAt) {
                try segment.supervisor.setPauseDeadline(nil)
            }
            return
        }
        guard !FileManager.default.fileExists(atPath: segment.folder.pauseAt) else { return }
        let left = Duration.milliseconds(max(0, (review.due - self.engine.now).milliseconds))
        try segment.supervisor.setPauseDeadline(.after(left))
    }

    /// A process that was kept as the exact checkpoint goes when its successor has passed a check.
    private func letOldSegmentsGo() throws {
        guard let segment = self.segment, (segment.verification?.good ?? 0) >= 1 || segment.hasEnded else { return }
        for number in self.training.segmentNumbers where number < segment.number {
            let older = SegmentSupervisor(self.training.segment(number))
            if older.status().isLive { try older.kill() }
        }
    }
}
