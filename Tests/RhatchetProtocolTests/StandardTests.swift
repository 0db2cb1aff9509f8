import RhatchetProtocol
import Testing

/// The standard protocol (PROTOCOL 5), everything through the director.
@Suite struct StandardTests {
    @Test func `a critical finding walks the whole way`() {
        var play = Rehearsal.fixing()
        play.at("0:10", .codeTranslator, .submit(incident: Cases.one, submission: Cases.parameterFix))
        play.at("0:11", .timeValidator, .validate(incident: Cases.one))
        play.at("0:12", .director, .approve(incident: Cases.one, reason: "r"))
        play.at("0:13", .modelTrainer, .resume(subject: .incident(Cases.one)))
        play.at("0:14", .modelTrainer, .verify(incident: Cases.one, passed: true))
        #expect(
            play.lines == [
                "0:00 model_trainer incident.opened -> director",
                "0:00 model_trainer training.paused -> director",
                "0:01 director advice.requested -> modeler",
                "0:02 modeler advice.given -> director",
                "0:03 director decision.made -> code_translator (modeler)",
                "0:03 director incident.delegated -> code_translator",
                "0:10 code_translator fix.submitted -> director",
                "0:10 code_translator validation.requested -> time_validator",
                "0:11 time_validator validation.passed -> director",
                "0:12 director restart.approved -> model_trainer",
                "0:12 code_translator fix.applied -> model_trainer (director)",
                "0:13 model_trainer training.resumed -> director",
                "0:14 model_trainer verification.passed -> director",
                "0:14 model_trainer incident.resolved -> director,modeler,code_translator,data_engineer,time_validator",
            ]
        )
        #expect(play.ending() == "resolved standard 1 running")
    }

    @Test func `a finding of convergence is consulted on before it is delegated`() {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        #expect(play.training() == "running")
        play.at("0:01", .director, .delegate(incident: Cases.one, to: .codeTranslator))
        #expect(play.lastCode == .wrongState)
        play.at("0:02", .director, .delegate(incident: Cases.one, to: .dataEngineer, category: .data))
        #expect(play.incident()?.state == .fixing)
        #expect(play.incident()?.category == .data)
    }

    @Test func `a modeler who declined has been heard`() {
        var play = Rehearsal.escalated()
        play.at("0:01", .modeler, .decline(incident: Cases.one))
        play.at("0:02", .director, .delegate(incident: Cases.one, to: .codeTranslator))
        #expect(play.last?.name == .incidentDelegated)
    }

    @Test func `a modeler who never answered has not been heard`() {
        var play = Rehearsal.escalated()
        play.at("0:11", .director, .delegate(incident: Cases.one, to: .codeTranslator))
        #expect(play.lastCode == .wrongState)
    }

    @Test func `a plain bug fix needs no validation and a running training is paused for the restart`() {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        play.at("0:01", .director, .delegate(incident: Cases.one, to: .codeTranslator))
        play.at("0:02", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        #expect(play.incident()?.state == .approving)
        play.at("0:03", .director, .approve(incident: Cases.one))
        play.at("0:04", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.names(at: "0:04") == ["training.paused", "training.resumed"])
    }

    @Test func `a data fix restarts from the start`() {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Finding(category: .data, halted: true)))
        play.at("0:01", .director, .delegate(incident: Cases.one, to: .dataEngineer))
        play.at("0:02", .dataEngineer, .submit(incident: Cases.one, submission: Cases.bugfix))
        #expect(play.lastCode == .notAuthorized)
        play.at("0:03", .dataEngineer, .submit(incident: Cases.one, submission: Submission(fixClass: .data)))
        play.at("0:04", .director, .approve(incident: Cases.one))
        play.at("0:05", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.last?.fact == .trainingResumed(restart: .start))
    }

    @Test func `an algorithm is never approved in a running training`() {
        var play = Rehearsal.fixing()
        play.at("0:10", .codeTranslator, .submit(incident: Cases.one, submission: Submission(fixClass: .algorithm)))
        play.at("0:11", .director, .approve(incident: Cases.one))
        #expect(play.lastCode == .needsRewind)
        play.at("0:12", .director, .rewind(incident: Cases.one, reason: "r"))
        #expect(play.ending() == "rewound standard 1 terminated")
        #expect(play.last?.effects == [.stopTraining("model_1"), .writeRewind(Cases.one)])
    }

    @Test func `a refused fix goes back to who submitted it`() {
        var play = Rehearsal.fixing()
        play.at("0:10", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        play.at("0:11", .director, .refuse(incident: Cases.one, reason: "r"))
        #expect(play.lines.last == "0:11 director restart.refused -> code_translator")
        #expect(play.incident()?.state == .fixing)
        #expect(play.incident()?.submission == nil)
    }

    @Test func `a failed row fails the computed verdict and a stated pass cannot overrule a must`() {
        for mustNot in [true, false] {
            let row = ExpectationRow(parameter: "max_treedepth", design: .int(10), mustNotSimplify: mustNot)
            var play = Rehearsal(Policy(.centralized), models: [ModelDeclaration("model_1", expectations: [row])])
            play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
            play.at("0:01", .director, .delegate(incident: Cases.one, to: .codeTranslator))
            play.at("0:02", .codeTranslator, .submit(incident: Cases.one, submission: Cases.parameterFix))
            play.at("0:03", .timeValidator, .validate(incident: Cases.one, verdict: .pass))
            #expect(play.lastCode == (mustNot ? .outsideExpectations : nil))
            #expect(play.incident()?.state == (mustNot ? .validating : .approving))
            play.at("0:04", .timeValidator, .validate(incident: Cases.one))
            #expect(play.incident()?.state == (mustNot ? .fixing : .approving))
        }
    }

    @Test func `advice may be validated before a fix exists and comes back to be decided`() {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        play.at("0:01", .director, .consult(incident: Cases.one))
        play.at("0:02", .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        play.at("0:03", .director, .decide(incident: Cases.one, option: .validate))
        #expect(
            play.lines.suffix(2) == [
                "0:03 director decision.made -> time_validator (modeler)",
                "0:03 director validation.requested -> time_validator",
            ]
        )
        play.at("0:04", .timeValidator, .validate(incident: Cases.one, verdict: .fail))
        #expect(play.incident()?.state == .deciding)
    }

    @Test func `an advised rewind is done and not delegated`() {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        play.at("0:01", .director, .consult(incident: Cases.one))
        play.at("0:02", .modeler, .advise(incident: Cases.one, advice: Advice(rewind: true)))
        #expect(play.incident()?.state == .deciding)
        #expect(play.last?.effects == [.writeRewind(Cases.one)])
        play.at("0:03", .director, .decide(incident: Cases.one, option: .accept))
        #expect(play.lastCode == .wrongState)
        play.at("0:04", .director, .decide(incident: Cases.one, option: .verify))
        #expect(play.incident()?.state == .fixing)
    }

    @Test(arguments: [
        (Outcome.optional, IncidentState.fixing, Role.codeTranslator), (.required, .fixing, .dataEngineer),
        (.designError, .approving, .codeTranslator),
    ])
    func `a design question has three outcomes`(outcome: Outcome, state: IncidentState, delegate: Role) {
        var play = Rehearsal.fixing()
        play.at("0:10", .codeTranslator, .ask(incident: Cases.one, text: "?"))
        play.at("0:11", .director, .consult(incident: Cases.one))
        play.at("0:12", .director, .answer(incident: Cases.one, text: "!", outcome: outcome))
        #expect(play.lastCode == .wrongState)
        play.at("0:13", .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        #expect(play.incident()?.state == .questioned)
        play.at("0:14", .director, .answer(incident: Cases.one, text: "!", outcome: outcome))
        #expect(play.events.first { $0.at == .read("0:14") }?.to == [.codeTranslator])
        #expect(play.incident()?.state == state)
        #expect(play.incident()?.delegation?.to == delegate)
    }

    @Test func `a design error is rewound or refused and never approved`() {
        var play = Rehearsal.fixing()
        play.at("0:10", .codeTranslator, .ask(incident: Cases.one, text: "?"))
        play.at("0:11", .director, .answer(incident: Cases.one, text: "!", outcome: .designError))
        play.at("0:12", .director, .approve(incident: Cases.one))
        #expect(play.lastCode == .needsRewind)
        play.at("0:13", .director, .refuse(incident: Cases.one))
        #expect(play.incident()?.state == .fixing)
    }

    @Test func `submitting belongs to the delegate`() {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        play.at("0:01", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        #expect(play.lastCode == .wrongState)
        play.at("0:02", .modeler, .submit(incident: Cases.one, submission: Cases.bugfix))
        #expect(play.lastCode == .notAuthorized)
        play.at("0:03", .director, .delegate(incident: Cases.one, to: .dataEngineer))
        play.at("0:04", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        #expect(play.lastCode == .notAuthorized)
    }

    @Test func `a warning that comes back fails the verification of a warning`() {
        var play = Rehearsal.fixing(finding: Cases.warning)
        play.at("0:10", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
        play.at("0:11", .director, .approve(incident: Cases.one))
        play.at("0:12", .modelTrainer, .resume(subject: .incident(Cases.one)))
        play.at("0:13", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        #expect(play.names(at: "0:13") == ["finding.attached"])
        play.at("0:14", .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        #expect(play.names(at: "0:14") == ["finding.attached", "training.paused", "verification.failed"])
        #expect(play.ending() == "reported standard 2 paused")
    }
}
