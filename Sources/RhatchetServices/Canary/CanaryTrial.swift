import Foundation
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

/// A canary that runs: its process, what it has drawn, how long it may take.
final class CanaryTrial {
    private let incident: Incident
    private let course: CanaryCourse
    private let began: Instant
    private let folder: SegmentFolder
    private let process: TrialProcess
    private var tail: RunTail

    /// - Throws: ``LaunchError``
    init(of incident: Incident, course: CanaryCourse, began: Instant, launch: (SegmentFolder, LaunchPlan)) throws {
        self.incident = incident
        self.course = course
        self.began = began
        self.folder = launch.0
        self.tail = RunTail(folder: URL(filePath: launch.0.run(0)))
        do {
            self.process = try TrialProcess(launch.1)
        } catch {
            throw CanaryAbsence(error.description)
        }
    }

    /// What it has come to; nil while it goes on.
    func step(now: Instant) -> CanaryCourse.Outcome? {
        // The process first: what it wrote before it ended is then surely read.
        let ending = self.process.ending()
        self.tail.poll()
        return self.course.outcome(self.stage(ending), after: now - self.began)
    }

    func end() {
        self.process.end()
    }

    private func stage(_ ending: RhatchetTraining.ExitRecord.Outcome?) -> CanaryCourse.Stage {
        if self.tail.isComplete { return .drawn(CanaryFigures(self.tail.look(minimumDraws: 0))) }
        guard let ending else { return .drawing }
        if let error = self.tail.record?.error { return .ended("it failed: \(error)") }
        let place = "see \(self.folder.file("output.log"))"
        return switch ending {
        case .status(let status): .ended("it ended with exit status \(status) before its draws were there; \(place)")
        case .signal(let signal): .ended("signal \(signal) ended it before its draws were there; \(place)")
        case .notStarted(_, let error): .ended(error)
        }
    }

    func note(_ outcome: CanaryCourse.Outcome, now: Instant, paths: ProjectPaths) -> CanaryNote {
        CanaryNote(
            self.incident.id,
            self.incident.model,
            changes: self.incident.authorization?.changes ?? [],
            verdict: outcome.verdict,
            reason: outcome.reason,
            seconds: Double((now - self.began).milliseconds) / 1000,
            folder: paths.relative(URL(filePath: self.folder.path))
        )
    }

    var noteOfLeaving: CanaryNote {
        CanaryNote(
            self.incident.id,
            self.incident.model,
            changes: self.incident.authorization?.changes ?? [],
            reason: "ended before it was through: nobody waits for it any more"
        )
    }
}
