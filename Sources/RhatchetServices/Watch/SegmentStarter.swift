import Foundation
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Starts segments of one training.
struct SegmentStarter {
    let plan: TrainingPlan
    let training: TrainingFolder
    let paths: ProjectPaths

    /// Starts the script in a segment that has been made.
    ///
    /// - Parameter resumes: whether the segment's folder holds a resume plan.
    func start(_ segment: SegmentFolder, resumes: Bool) throws -> Note {
        let launch = LaunchPlan.python(
            self.plan.python,
            script: self.plan.script.path,
            arguments: self.plan.arguments,
            workingDirectory: self.paths.root.path,
            log: self.paths.log(of: self.plan.model.rawValue).path,
            hook: self.plan.hook,
            segment: segment,
            training: self.training.id,
            resumes: resumes,
            include: self.plan.include,
            exclude: self.plan.exclude
        )
        // Kept, so that it can be said later what the training began with, and an edit compared with it.
        let hash = try ContentStore(folder: self.paths.contents).keep(try Data(contentsOf: self.plan.script))
        try Launcher.start(launch, segment: segment, keeperExecutable: self.plan.keeper)
        return .segmentStarted(
            SegmentStart(
                model: self.plan.model,
                training: self.training.id,
                segment: segment.number ?? 0,
                command: [launch.executable] + launch.arguments,
                modelHash: hash.description,
                log: self.paths.relative(URL(filePath: launch.log))
            )
        )
    }

    /// Writes what the hook needs to take up what `previous` has left: one entry per call of the sampler.
    func writeResumePlan(into segment: SegmentFolder, from previous: SegmentFolder) throws {
        var runs: [ResumePlan.Run] = []
        while FileManager.default.fileExists(atPath: previous.run(runs.count)) {
            let folder = previous.run(runs.count)
            let record = AtomicFile.read(RunRecord.self, from: "\(folder)/run.json")
            let chains = record?.chains ?? 0
            runs.append(
                ResumePlan.Run(
                    run: runs.count,
                    fingerprint: record?.fingerprint,
                    checkpoints: (0..<chains).map { "\(folder)/chain-\($0).checkpoint" }
                )
            )
        }
        let plan = ResumePlan(version: 1, fromSegment: previous.number ?? 0, kernel: "changed", runs: runs)
        try AtomicFile.write(json: plan, to: segment.plan)
    }
}

/// `plan.json`, see `docs/draw-log.md`.
struct ResumePlan: Codable {
    struct Run: Codable {
        var run: Int
        var fingerprint: JSONValue?
        var checkpoints: [String]
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
