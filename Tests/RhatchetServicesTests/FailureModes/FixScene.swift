import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport
import RhatchetTraining

/// A project on a real store in which a bug of `model_1.py` was delegated.
struct FixScene {
    static let broken = "import pymc as pmm\n"
    static let mended = "import pymc as pm\n"
    let play: Performance

    init() throws {
        self.play = try Performance()
        try self.play.folder.write(Self.broken, to: "model_1.py")
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try self.play.stage.at(1, .director, .delegate(incident: Cases.one, to: .codeTranslator))
    }

    /// A bug fix as it comes from the desk: both contents kept, the file not written.
    func submit(as author: Participant = Participant("code_translator", .person)) throws {
        let contents = ContentStore(folder: self.play.project.paths.contents)
        let fix = PreparedFix(
            incident: Cases.one,
            model: "model_1",
            file: "model_1.py",
            before: try contents.keep(Data(Self.broken.utf8)).description,
            after: try contents.keep(Data(Self.mended.utf8)).description,
            diff: "-import pymc as pmm\n+import pymc as pm\n"
        )
        let submission = Submission(fixClass: .bugfix, analysis: "a typo")
        let command = Command.submit(incident: Cases.one, submission: submission)
        let action = Action(by: .codeTranslator, participant: author, command)
        _ = try self.play.project.act(action, notes: [.fixPrepared(fix)])
    }

    func approve() throws -> Ruling {
        try self.play.project.act(Action(by: .director, .approve(incident: Cases.one)))
    }
}

extension Performance {
    /// The same store, as another process opens it.
    func reopened() throws -> SQLiteLedger {
        try SQLiteLedger(path: self.project.paths.store.path)
    }
}
