import RhatchetProtocol
import Testing

/// What an emergency needs, and what it may not do (PROTOCOL 6).
@Suite struct SafeguardTests {
    @Test func `a trial opens an incident and never an emergency`() {
        var play = Rehearsal(models: [ModelDeclaration("model_1", trial: true)])
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.names() == ["incident.opened", "training.paused", "emergency.declined"])
        #expect(play.lastCode == .trial)
    }

    @Test(arguments: [
        (Cases.halted, Code.notConvergence), (Cases.warning, .notCritical), (Cases.firstLook, .notConfirmed),
    ])
    func `the first criterion that fails is named`(finding: Finding, code: Code) {
        var play = Rehearsal()
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: finding))
        #expect(play.last?.name == .emergencyDeclined)
        #expect(play.lastCode == code)
        #expect(play.incident()?.state == .reported)
    }

    @Test func `without a modeler the standard protocol starts`() {
        var play = Rehearsal()
        play.at("0:00", .director, .availability(role: .modeler, available: false))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.lastCode == .modelerUnavailable)
        play.at("0:01", .modeler, .availability(role: .modeler, available: true))
        play.at("0:02", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.names(at: "0:02") == ["finding.attached", "emergency.activated"])
    }

    @Test(arguments: ["expired", "declined", "rejected", "recalled", "resolved"])
    func `an emergency stays used however it ended`(ending: String) {
        var play = Rehearsal.escalated()
        switch ending {
        case "expired": play.until("0:11")
        case "declined": play.at("0:05", .modeler, .decline(incident: Cases.one))
        case "recalled": play.at("0:05", .director, .recall(incident: Cases.one))
        case "rejected":
            play = .probation()
            play.at("0:50", .director, .review(incident: Cases.one, verdict: .reject))
        default:
            play = .probation()
            play.at("0:40", .modelTrainer, .verify(incident: Cases.one, passed: true))
            play.at("0:50", .director, .review(incident: Cases.one, verdict: .grant))
        }
        #expect(play.state.models["model_1"]?.emergencyUsed == true)
        if ending != "resolved" { play.at("0:55", .director, .terminate(incident: Cases.one)) }
        if ending != "resolved" { play.at("0:56", .director, .start(model: "model_1")) }
        play.at("1:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.lastCode == .alreadyUsed)
        #expect(play.incident(2)?.state == .reported)
    }

    @Test func `an attached finding escalates in the first round of reported only`() {
        var play = Rehearsal()
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        #expect(play.incident()?.category == .implementation)
        play.at("0:01", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.incident()?.state == .escalated)
        #expect(play.incident()?.category == .convergence)

        var later = Rehearsal()
        later.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        later.at("0:01", .director, .consult(incident: Cases.one))
        later.at("0:02", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(later.names(at: "0:02") == ["finding.attached", "training.paused"])
        #expect(later.incident()?.state == .consulting)
    }

    @Test func `only parameters of the sampler are authorised and the clock runs on`() {
        var play = Rehearsal.escalated()
        let prior = Authorization(diagnosis: "d", changes: [Change(parameter: "prior_sd", to: .int(1))])
        play.at("0:05", .modeler, .authorize(incident: Cases.one, authorization: prior))
        #expect(play.lastCode == .notParameterOnly)
        let feature = Authorization(diagnosis: "d", changes: Cases.changes, fixClass: .feature)
        play.at("0:06", .modeler, .authorize(incident: Cases.one, authorization: feature))
        #expect(play.lastCode == .notParameterOnly)
        #expect(play.incident()?.state == .escalated)
        #expect(play.state.deadlines().first?.due == .read("0:10"))
    }

    @Test func `other samplers' names for the same arguments count`() {
        var play = Rehearsal.escalated()
        let change = Change(parameter: "adapt_delta", from: .double(0.8), to: .double(0.95))
        let authorization = Authorization(diagnosis: "d", changes: [change])
        play.at("0:05", .modeler, .authorize(incident: Cases.one, authorization: authorization))
        #expect(play.last?.name == .fixAuthorized)
    }

    @Test(arguments: [true, false])
    func `a row that must not be simplified refuses and another is flagged`(mustNot: Bool) {
        let row = ExpectationRow(
            parameter: "target_accept",
            design: .double(0.65),
            min: 0.6,
            max: 0.8,
            mustNotSimplify: mustNot
        )
        var play = Rehearsal(models: [ModelDeclaration("model_1", expectations: [row])])
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        play.at("0:05", .modeler, .authorize(incident: Cases.one, authorization: Cases.authorization))
        if mustNot {
            #expect(play.lastCode == .outsideExpectations)
        } else if case .fixAuthorized(_, let flagged) = play.last?.fact {
            #expect(flagged.map(\.row) == [row])
        } else {
            Issue.record("the authorisation did not go through")
        }
    }

    @Test func `what is applied is what was authorised, exactly`() {
        var play = Rehearsal.authorized()
        play.at("0:07", .codeTranslator, .apply(incident: Cases.one, changes: [Cases.changes[0]]))
        #expect(play.lastCode == .diffMismatch)
        #expect(play.incident()?.state == .authorized)
        var same = Cases.changes
        same.reverse()
        same[0].from = .double(10)
        same[1].file = "model_1.py"
        same[1].line = 42
        play.at("0:08", .codeTranslator, .apply(incident: Cases.one, changes: same))
        #expect(play.incident()?.state == .applied)
    }

    @Test func `both may decline when each may`() {
        var play = Rehearsal.escalated()
        play.at("0:01", .codeTranslator, .decline(incident: Cases.one))
        #expect(play.lastCode == .wrongState)
        var doubted = Rehearsal.authorized()
        doubted.at("0:07", .codeTranslator, .decline(incident: Cases.one, reason: "the canary got worse"))
        #expect(doubted.ending() == "reported standard 1 paused")
        #expect(doubted.lines.last == "0:07 code_translator emergency.declined -> director")
        #expect(doubted.incident()?.counsel == Counsel.none)
    }

    @Test func `an agent never reviews its own fix and a person who does is recorded`() {
        for (kind, code) in [(Participant.Kind.agent, Code.selfReview), (.rule, .selfReview), (.person, nil)] {
            let one = Participant("one", kind)
            var play = Rehearsal.escalated()
            play.at("0:01", .modeler, .authorize(incident: Cases.one, authorization: Cases.authorization), as: one)
            play.at("0:02", .codeTranslator, .apply(incident: Cases.one))
            play.at("0:03", .director, .review(incident: Cases.one, verdict: .grant), as: one)
            #expect(play.lastCode == code)
            if case .reviewGranted(_, let selfReviewed) = play.last?.fact { #expect(selfReviewed) }
        }
    }
}
