import RhatchetProtocol
import Testing

/// `expert`: watch, domain expert, implementer; the director approves the restart (PROTOCOL 5, at its end).
@Suite struct ExpertTests {
    @Test(arguments: [
        (Category.implementation, Role.codeTranslator), (.data, .dataEngineer), (.resource, .codeTranslator),
    ])
    func `a report goes straight to the role that knows it`(category: Category, role: Role) {
        var play = Rehearsal(Policy(.expert))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Finding(category: category)))
        #expect(play.lines.last == "0:00 model_trainer incident.delegated -> \(role.rawValue)")
        #expect(play.incident()?.state == .fixing)
    }

    @Test func `advice is the instruction`() {
        var play = Rehearsal(Policy(.expert))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.lines.last == "0:00 model_trainer advice.requested -> modeler")
        play.at("0:01", .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        #expect(
            play.lines.suffix(2) == [
                "0:01 modeler advice.given -> director", "0:01 modeler incident.delegated -> code_translator",
            ]
        )
        play.at("0:02", .codeTranslator, .ask(incident: Cases.one, text: "?"))
        play.at("0:03", .director, .consult(incident: Cases.one))
        play.at("0:04", .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        #expect(play.incident()?.state == .questioned)
    }

    @Test func `an advised rewind is the director's to choose`() {
        var play = Rehearsal(Policy(.expert))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        play.at("0:01", .modeler, .advise(incident: Cases.one, advice: Advice(rewind: true)))
        #expect(play.incident()?.state == .deciding)
    }

    @Test func `the unknown and every later round are the director's`() {
        var play = Rehearsal(Policy(.expert))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Finding(category: .unknown)))
        #expect(play.incident()?.state == .reported)
        play.at("0:01", .director, .delegate(incident: Cases.one, to: .codeTranslator))
        play.at("0:02", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        play.at("0:03", .director, .approve(incident: Cases.one))
        play.at("0:04", .modelTrainer, .resume(subject: .incident(Cases.one)))
        play.at("0:05", .modelTrainer, .verify(incident: Cases.one, passed: false))
        #expect(play.ending() == "reported standard 2 paused")
    }
}
