import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining

/// A scripted run of the protocol on a real project, with real effects: an emergency whose fix is rejected, then one that
/// is terminated.
///
/// Every decision is acknowledged on standard output once it is taken, as a command does it. The training writes a line
/// into `starts` each time that it is started.
struct ProbePlay {
    private struct Step {
        let role: Role
        let event: EventName
        let command: Command
    }

    private let project: Project
    private let performer: EffectsPerformer
    private let contents: ContentStore
    private let script: URL

    static let before = "echo \"$RHATCHET_SEGMENT\" >> starts; exec sleep 60 # target_accept=0.65\n"
    static let after = "echo \"$RHATCHET_SEGMENT\" >> starts; exec sleep 60 # target_accept=0.90\n"

    init(_ folder: URL) throws {
        let paths = ProjectPaths(root: folder)
        self.project = try Project(paths)
        self.script = folder.appending(path: "model_1.py")
        self.contents = ContentStore(folder: paths.contents)
        let training = TrainingFolder(project: paths.root.path, id: "model_1-1")
        try training.create()
        let plan = TrainingPlan(
            model: "model_1",
            script: self.script,
            program: .script(
                PythonEnvironment(
                    executable: try Self.interpreter(in: folder),
                    version: PythonVersion(3, 13),
                    pymc: nil,
                    nutpie: nil
                )
            ),
            hook: PythonFolder(path: folder.path),
            keeper: PythonFolder.ownExecutable
        )
        let starter = SegmentStarter(plan: plan, training: training, paths: paths)
        self.performer = EffectsPerformer(project: self.project, starter: starter)
    }

    /// A shell that answers no question about packages: it runs the script, and nothing that is given by `-c`.
    private static func interpreter(in folder: URL) throws -> String {
        let file = folder.appending(path: "interpreter")
        if !FileManager.default.fileExists(atPath: file.path) {
            let text = "#!/bin/sh\n[ \"$1\" = -c ] && exit 1\nexec /bin/sh \"$@\"\n"
            try AtomicFile.write(Data(text.utf8), to: file.path, mode: 0o755)
        }
        return file.path
    }

    func run() throws {
        try self.project.declare("model_1", file: self.script)
        let keeper = RecordKeeper(project: self.project)
        try self.performer.performPending()
        for (index, step) in self.steps.enumerated() {
            if try self.isTaken(index) == false { try self.take(step, index) }
            try self.performer.performPending()
            try keeper.update()
        }
        Speech.say("end")
    }

    private var steps: [Step] {
        let two = IncidentID(rawValue: 2)
        return [
            Step(role: .modelTrainer, event: .trainingStarted, command: .start(model: "model_1")),
            Step(role: .modelTrainer, event: .incidentOpened, command: Cases.report),
            Step(role: .modeler, event: .fixAuthorized, command: Cases.authorize),
            Step(role: .codeTranslator, event: .fixApplied, command: Cases.apply),
            Step(role: .modelTrainer, event: .trainingResumed, command: Cases.resume),
            Step(role: .director, event: .reviewRejected, command: Cases.reject),
            Step(role: .director, event: .incidentTerminated, command: .terminate(incident: Cases.one)),
            Step(role: .director, event: .trainingStarted, command: .start(model: "model_1")),
            Step(role: .modelTrainer, event: .incidentOpened, command: .report(model: "model_1", finding: Cases.bug)),
            Step(role: .director, event: .incidentTerminated, command: .terminate(incident: two)),
        ]
    }

    /// Whether the log has as many of the step's event as the steps up to it ask for.
    private func isTaken(_ index: Int) throws -> Bool {
        let name = self.steps[index].event
        let wanted = self.steps[...index].filter { $0.event == name }.count
        return try self.project.engine.lines(about: .events(name)).count >= wanted
    }

    private func take(_ step: Step, _ index: Int) throws {
        let person = Participant(step.role.rawValue, .person)
        let notes = step.event == .fixApplied ? [try self.prepare()] : []
        let ruling = try self.project.act(Action(by: step.role, participant: person, step.command), notes: notes)
        switch ruling {
        case .refused(let refusal): Speech.say("refused \(index) \(refusal.code.rawValue) \(refusal.message)")
        case .accepted: try self.acknowledge(index, step.event)
        }
    }

    /// What a command would say on the terminal: here in a file, so that what a killed process had said is still known.
    private func acknowledge(_ index: Int, _ name: EventName) throws {
        let sequence = try self.project.engine.lines(about: .events(name)).last?.sequence ?? 0
        let file = open(
            self.script.deletingLastPathComponent().appending(path: "acks").path,
            O_WRONLY | O_CREAT | O_APPEND,
            0o644
        )
        let line = Array("\(index) \(name.rawValue) \(sequence)\n".utf8)
        _ = write(file, line, line.count)
        close(file)
    }

    /// Both texts of the fix, kept before it is decided on.
    private func prepare() throws -> Note {
        let before = try self.contents.keep(Data(Self.before.utf8))
        let after = try self.contents.keep(Data(Self.after.utf8))
        return .fixPrepared(
            PreparedFix(
                incident: Cases.one,
                model: "model_1",
                file: "model_1.py",
                before: before.description,
                after: after.description,
                diff: "-0.65\n+0.90"
            )
        )
    }
}
