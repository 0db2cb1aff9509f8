import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// A project with its attendance, and a case without draws.
struct Office {
    let play: Performance
    private let attendance: Attendance

    var stage: Stage { self.play.stage }
    var project: Project { self.play.project }
    var complaints: [String] { self.attendance.complaints }

    init(_ participants: String) throws {
        self.play = try Performance("participants:\n\(participants)")
        try self.play.folder.write("import pymc as pm\n", to: "model_1.py")
        let contents = ContentStore(folder: self.play.project.paths.contents)
        let python = PythonEnvironment(executable: "/bin/false", version: PythonVersion(3, 11), pymc: nil, nutpie: nil)
        let tool = FixTool(python: python, folder: PythonFolder(path: "/nowhere"))
        let desk = FixDesk(
            project: self.play.project,
            workshop: FixWorkshop(tool: tool, contents: contents),
            script: self.play.folder.file("model_1.py")
        )
        let training = TrainingFolder(project: self.play.folder.url.path, id: "model_1-1")
        let data = DataKeeper(root: self.play.folder.url, named: [], training: training)
        self.attendance = Attendance(project: self.play.project, desk: desk, data: data)
    }

    func mayStillAnswer(_ role: Role) -> Bool {
        self.stage.incident().map { self.attendance.mayStillAnswer(role, on: $0) } ?? false
    }

    /// Once, or as often as it takes a program to answer.
    func attend(until isDone: () -> Bool = { true }) throws {
        try eventually("what was asked for, after \(self.complaints)", within: .seconds(20)) {
            guard let incident = self.stage.incident() else { return true }
            try self.attendance.attend(incident) { try self.stage.file(for: $0, look: .sick(cut: 1)) }
            return isDone()
        }
    }

    /// What was asked of programs in vain.
    func unanswered() throws -> [UnansweredCase] {
        try self.project.engine.lines().compactMap { line in
            if case .unanswered(let unanswered)? = line.note { return unanswered }
            return nil
        }
    }

    /// Who did what is recorded under a name.
    func actors(of name: EventName) throws -> [String] {
        try self.project.engine.lines().compactMap(\.event).filter { $0.name == name }.map {
            $0.participant?.name ?? ""
        }
    }
}
