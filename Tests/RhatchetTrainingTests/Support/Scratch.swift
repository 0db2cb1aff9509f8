import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// A project of its own for one test; at the end its processes are killed and its folder is removed.
final class Scratch: Sendable {
    let project: String
    let training: TrainingFolder

    init() throws {
        let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        self.project = "\(temporary)/rhatchet-training-\(UUID().uuidString)"
        self.training = TrainingFolder(project: self.project, id: "model_1-1")
        try Folder.create(self.project)
    }

    deinit {
        for training in TrainingFolder.list(project: self.project) {
            for number in training.segmentNumbers {
                let segment = SegmentSupervisor(training.segment(number))
                try? segment.kill()
                // Its last file must not come into a folder that is being removed.
                try? eventually("the end of both") {
                    !segment.keeperIsAlive && segment.status().record?.identity.isAlive != true
                }
            }
        }
        try? FileManager.default.removeItem(atPath: self.project)
    }

    /// The keeper that is built beside the tests.
    static var keeper: String {
        let folder = (PythonFolder.ownExecutable as NSString).deletingLastPathComponent
        return "\(folder)/keeper-probe"
    }

    func path(_ name: String) -> String { "\(self.project)/\(name)" }

    func text(_ name: String) -> String {
        (try? String(contentsOfFile: self.path(name), encoding: .utf8)) ?? ""
    }

    /// A shell script as the training.
    func plan(_ script: String, segment: SegmentFolder) -> LaunchPlan {
        LaunchPlan(
            executable: "/bin/sh",
            arguments: ["-c", script],
            environment: ["PATH": "/usr/bin:/bin", "RHATCHET_SEGMENT": segment.path],
            workingDirectory: self.project,
            log: self.path("output/logs/training_1.log")
        )
    }

    /// Starts `script` under a keeper and waits until it has written `ready`, when it does so.
    func start(_ script: String, isReady: Bool = false) throws -> SegmentSupervisor {
        let segment = try self.training.createSegment()
        try Launcher.start(self.plan(script, segment: segment), segment: segment, keeperExecutable: Self.keeper)
        if isReady { try eventually("ready") { self.exists("ready") } }
        return SegmentSupervisor(segment)
    }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: self.path(name))
    }
}
