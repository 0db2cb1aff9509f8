import Foundation
import RhatchetDraws
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

/// Makes what a trial starts from: the fixed text, the checkpoints of the sick segment, a folder of its own.
struct CanaryLaunch {
    let starter: SegmentStarter
    let incident: IncidentID

    /// - Parameters:
    ///   - text: the model file as the fix would leave it; it is written beside the trial's draws, never into the model.
    ///   - segment: the sick one.
    func prepare(_ text: Data, from segment: SegmentFolder) throws -> (SegmentFolder, LaunchPlan) {
        guard case .script(let python) = self.starter.plan.program else {
            throw CanaryAbsence("there is no script to run")
        }
        let folder = try self.makeFolder()
        let script = self.starter.plan.script
        let copy = folder.file(script.lastPathComponent)
        try AtomicFile.write(text, to: copy)
        try self.starter.writeTrialPlan(into: folder, from: segment)
        var launch = LaunchPlan.watched(
            python.executable,
            ["\(self.starter.plan.hook.path)/rhatchet/trial.py", self.starter.paths.root.path, script.path, copy]
                + self.starter.plan.arguments,
            workingDirectory: self.starter.paths.root.path,
            log: folder.file("output.log"),
            hook: self.starter.plan.hook,
            segment: folder,
            training: self.starter.training.id,
            resumes: true,
            include: self.starter.plan.wishes.include,
            exclude: self.starter.plan.wishes.exclude
        )
        launch.environment["RHATCHET_TRIAL"] = copy
        return (folder, launch)
    }

    /// One that a watch which was killed has left stays as it is.
    private func makeFolder() throws -> SegmentFolder {
        let all = "\(self.starter.training.path)/canary"
        var (name, number) = ("\(self.incident)", 1)
        while FileManager.default.fileExists(atPath: "\(all)/\(name)") {
            number += 1
            name = "\(self.incident)-\(number)"
        }
        let folder = SegmentFolder(path: "\(all)/\(name)")
        try Folder.create(folder.control)
        return folder
    }
}

extension SegmentStarter {
    /// Where the first call of the sampler goes on in a trial, and how far.
    fileprivate func writeTrialPlan(into folder: SegmentFolder, from segment: SegmentFolder) throws {
        let record = segment.record(of: 0)
        let entry = ResumePlan.Run(
            run: 0,
            fingerprint: record?.fingerprint,
            checkpoints: segment.checkpoints(of: 0),
            draws: min(record?.draws ?? CanaryCourse.draws, CanaryCourse.draws),
            tune: CanaryCourse.tune
        )
        let plan = ResumePlan(version: 1, fromSegment: segment.number ?? 0, kernel: "changed", runs: [entry])
        try AtomicFile.write(json: plan, to: folder.plan)
    }
}
