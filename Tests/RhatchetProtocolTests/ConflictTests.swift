import RhatchetProtocol
import Testing

/// Two open incidents whose fixes touch the same file (PROTOCOL 10).
@Suite struct ConflictTests {
    private static let models = [
        ModelDeclaration("model_1", file: "shared.py"), ModelDeclaration("model_2", file: "shared.py"),
    ]

    /// Both incidents in `fixing` at code_translator.
    private static func bothFixing() -> Rehearsal {
        var play = Rehearsal(models: Self.models)
        for (model, id) in [(ModelName("model_1"), Cases.one), ("model_2", Cases.two)] {
            play.at("0:00", .modelTrainer, .report(model: model, finding: Cases.bug))
            play.at("0:00", .director, .delegate(incident: id, to: .codeTranslator))
        }
        return play
    }

    @Test func `the later submit waits and is sent again`() {
        var play = Self.bothFixing()
        play.at("0:01", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        play.at("0:02", .codeTranslator, .submit(incident: Cases.two, submission: Cases.bugfix))
        #expect(play.lines.last == "0:02 engine fix.conflicted -> code_translator (director) [conflict]")
        #expect(play.last?.fact == .fixConflicted(with: Cases.one, files: ["shared.py"]))
        #expect(play.incident(2)?.state == .fixing)
        #expect(play.incident(2)?.since == .read("0:00"))
        play.at("0:03", .director, .refuse(incident: Cases.one))
        play.at("0:04", .codeTranslator, .submit(incident: Cases.two, submission: Cases.bugfix))
        #expect(play.last?.name == .fixSubmitted)
    }

    @Test func `two models that are links to one file are in conflict`() {
        var play = Rehearsal(models: [ModelDeclaration("model_1", target: "shared.py"), ModelDeclaration("shared")])
        for (model, id) in [(ModelName("model_1"), Cases.one), ("shared", Cases.two)] {
            play.at("0:00", .modelTrainer, .report(model: model, finding: Cases.bug))
            play.at("0:00", .director, .delegate(incident: id, to: .codeTranslator))
        }
        let change = Change(parameter: "tune", from: .int(1), to: .int(2), file: "model_1.py")
        let named = Submission(fixClass: .parameter, changes: [change])
        play.at("0:01", .codeTranslator, .submit(incident: Cases.one, submission: named))
        play.at("0:02", .codeTranslator, .submit(incident: Cases.two, submission: Cases.bugfix))
        #expect(play.last?.fact == .fixConflicted(with: Cases.one, files: ["shared.py"]))
    }

    @Test func `a data fix touches only the files that it names`() {
        var play = Self.bothFixing()
        play.at("0:01", .director, .delegate(incident: Cases.two, to: .dataEngineer))
        play.at("0:01", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        play.at("0:02", .dataEngineer, .submit(incident: Cases.two, submission: Submission(fixClass: .data)))
        #expect(play.last?.name == .fixSubmitted)
    }

    @Test func `an authorisation that meets a conflict ends the emergency unused`() {
        var play = Rehearsal(models: Self.models)
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        play.at("0:00", .director, .delegate(incident: Cases.one, to: .codeTranslator))
        play.at("0:01", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        play.at("0:02", .modelTrainer, .report(model: "model_2", finding: Cases.critical))
        play.at("0:03", .modeler, .authorize(incident: Cases.two, authorization: Cases.authorization))
        #expect(
            play.lines.suffix(2) == [
                "0:03 engine fix.conflicted -> modeler (director) [conflict]",
                "0:03 modeler emergency.declined -> director [conflict]",
            ]
        )
        #expect(play.ending(2) == "reported standard 1 paused")
        #expect(play.state.models["model_2"]?.emergencyUsed == false)
        #expect(play.incident(2)?.counsel == Counsel.none)
        play.at("0:04", .modelTrainer, .report(model: "model_2", finding: Cases.critical))
        #expect(play.incident(2)?.state == .escalated)
    }

    @Test func `a revert that finds a foreign change says so`() {
        let play = Rehearsal.probation()
        #expect(
            Self.changed(play, for: .codeTranslator) == [
                "0:50 engine fix.conflicted -> code_translator (director) [conflict]"
            ]
        )
    }

    @Test func `a foreign change before the fix is applied ends the emergency, which counts as not used`() throws {
        let play = Rehearsal.authorized()
        #expect(
            Self.changed(play, for: .codeTranslator) == [
                "0:50 engine fix.conflicted -> code_translator (director) [conflict]",
                "0:50 code_translator emergency.declined -> director [conflict]",
            ]
        )
        var state = play.state
        for event in state.filesChanged(on: Cases.one, files: ["f"], foundFor: .codeTranslator, at: .read("0:07")) {
            state.apply(event)
        }
        #expect(state.incident(Cases.one)?.state == .reported)
        #expect(state.models["model_1"]?.emergencyUsed == false)
    }

    @Test func `a foreign change on an incident that is none is nothing`() {
        let nobody = IncidentID(rawValue: 9)
        let events = Rehearsal().state.filesChanged(on: nobody, files: [], foundFor: .director, at: .read("0:01"))
        #expect(events.isEmpty)
    }

    private static func changed(_ play: Rehearsal, for role: Role) -> [String] {
        play.state.filesChanged(on: Cases.one, files: ["model_1.py"], foundFor: role, at: .read("0:50")).map(\.line)
    }
}
