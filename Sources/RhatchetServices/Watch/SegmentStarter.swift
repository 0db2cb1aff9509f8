import Foundation
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
package import RhatchetTraining

/// Starts segments of one training.
package struct SegmentStarter {
    let plan: TrainingPlan
    let training: TrainingFolder
    let paths: ProjectPaths

    package init(plan: TrainingPlan, training: TrainingFolder, paths: ProjectPaths) {
        self.plan = plan
        self.training = training
        self.paths = paths
    }

    /// Starts the script in a segment that has been made.
    ///
    /// - Parameter resumes: whether the segment's folder holds a resume plan.
    func start(_ segment: SegmentFolder, resumes: Bool) throws -> Note {
        let (executable, arguments, folder) = try self.words(for: segment, resumes: resumes)
        let launch = LaunchPlan.watched(
            executable,
            arguments,
            workingDirectory: folder,
            log: self.paths.log(of: self.plan.model.rawValue).path,
            hook: self.plan.hook,
            segment: segment,
            training: self.training.id,
            resumes: resumes,
            include: self.plan.wishes.include,
            exclude: self.plan.wishes.exclude,
            tables: self.plan.wishes.tables.text
        )
        // Kept, so that it can be said later what the training began with, and an edit compared with it.
        let hash = try ContentStore(folder: self.paths.contents).keep(try Data(contentsOf: self.plan.script))
        let start = SegmentStart(
            model: self.plan.model,
            training: self.training.id,
            segment: segment.number ?? 0,
            command: [launch.executable] + launch.arguments,
            modelHash: hash.description,
            log: self.paths.relative(URL(filePath: launch.log))
        )
        try AtomicFile.write(json: start, to: segment.start)
        FaultPoint.reach(.startAfterIntent)
        try Launcher.start(launch, segment: segment, keeperExecutable: self.plan.keeper)
        return .segmentStarted(start)
    }

    /// The program, its arguments and where it runs.
    private func words(for segment: SegmentFolder, resumes: Bool) throws -> (String, [String], String) {
        // What an earlier segment keeps must not be written over by this one.
        try StanSettlement.settle(before: segment, of: self.training, project: self.paths.root.path)
        switch self.plan.program {
        case .script(let python):
            return (python.executable, [self.plan.script.path] + self.plan.arguments, self.paths.root.path)
        case .command(let typed):
            let program = try StanCallFile.program(typed, of: self.training)
            try StanKernel(program)?.write(to: segment)
            guard resumes, let resume = try StanResume.make(program, in: segment, of: self.training) else {
                return (program.executable, program.arguments, program.folder)
            }
            return (resume.executable, resume.arguments, program.folder)
        }
    }

    /// Starts the script in a segment, or goes on with a start that a process which died had begun.
    ///
    /// What is to be told of it is kept in the segment first. Where the launch was asked for already, its keeper may be
    /// about to begin: only when none has come is it asked for again.
    func startOnce(_ segment: SegmentFolder, resumingFrom previous: SegmentFolder?) throws -> Note {
        if let begun = AtomicFile.read(SegmentStart.self, from: segment.start), self.hasKeeper(segment) {
            return .segmentStarted(begun)
        }
        if let previous { try self.writeResumePlan(into: segment, from: previous) }
        FaultPoint.reach(.startAfterPlan)
        return try self.start(segment, resumes: previous != nil)
    }

    /// Whether the launch has come to a keeper; one that was asked for a moment ago is waited for.
    private func hasKeeper(_ segment: SegmentFolder) -> Bool {
        let supervisor = SegmentSupervisor(segment)
        while true {
            switch supervisor.status() {
            case .running, .stopped, .exited: return true
            case .lost(let record): return record != nil
            case .starting: Pause.sleep(.milliseconds(20))
            }
        }
    }

    /// Whether a program of CmdStan is called as it was: a fix changes its words, and no file of the model's.
    private func hasCall(of previous: SegmentFolder) throws -> Bool {
        guard case .command(let typed) = self.plan.program, let earlier = StanKernel.of(previous) else { return true }
        return try StanKernel(StanCallFile.program(typed, of: self.training)) == earlier
    }

    /// Writes what the hook needs to take up what `previous` has left: one entry per call of the sampler.
    ///
    /// With the very file that it began with the kernel is the same, and only what is missing is to be drawn. A segment
    /// that went on from another holds the whole of each call that it has come to; calls that it did not come to any more
    /// are in those before it.
    func writeResumePlan(into segment: SegmentFolder, from previous: SegmentFolder) throws {
        let isSame = try previous.wasStarted(with: self.plan.script) && self.hasCall(of: previous)
        let totals = Continuation.of(self.training)?.draws ?? []
        let sources = isSame ? previous.andThoseBefore.filter { $0.wasStarted(with: self.plan.script) } : [previous]
        let runs = (0..<(sources.map(\.runs.count).max() ?? 0)).map { number in
            let source = sources.first { $0.record(of: number) != nil } ?? previous
            return ResumePlan.Run(
                run: number,
                fingerprint: source.record(of: number)?.fingerprint,
                checkpoints: source.checkpoints(of: number),
                earlier: isSame ? ResumePlan.Earlier(segment: source.number ?? 0, folder: source.run(number)) : nil,
                draws: isSame && totals.indices.contains(number) ? totals[number] : nil
            )
        }
        let plan = ResumePlan(
            version: 1,
            fromSegment: previous.number ?? 0,
            kernel: isSame ? "unchanged" : "changed",
            runs: runs
        )
        try AtomicFile.write(json: plan, to: segment.plan)
    }
}

/// `plan.json`, see `docs/draw-log.md`.
struct ResumePlan: Codable {
    struct Run: Codable {
        var run: Int
        var fingerprint: JSONValue?
        var checkpoints: [String]
        /// Whose draws stand before what will be drawn; nil where the kernel has changed.
        var earlier: Earlier?
        /// Post-warm-up draws of each chain that there shall be in the end; nil for as many as the script asks for.
        var draws: Int?
        /// Warm-up draws of each chain, in a trial that goes on from a metric; nil for as many as the script asks for.
        var tune: Int?
    }

    struct Earlier: Codable {
        var segment: Int
        var folder: String
    }

    var version: Int
    var fromSegment: Int
    var kernel: String
    var runs: [Run]

    private enum CodingKeys: String, CodingKey {
        case version, kernel, runs
        case fromSegment = "from_segment"
    }
}
