import RhatchetProtocol
import Testing

/// An action at the very instant of its deadline is in time; the deadline fires after it.
@Suite struct DeadlineTests {
    @Test(arguments: [("0:09:59.999", true), ("0:10", true), ("0:10:00.001", false)])
    func `authorising is open for ten minutes`(time: String, isInTime: Bool) {
        var play = Rehearsal.escalated()
        play.at(time, .modeler, .authorize(incident: Cases.one, authorization: Cases.authorization))
        #expect(play.last?.name == (isInTime ? .fixAuthorized : .actionRefused))
        #expect(play.lastCode == (isInTime ? nil : .expired))
        #expect(play.incident()?.state == (isInTime ? .authorized : .reported))
    }

    @Test(arguments: [("0:20:59.999", true), ("0:21", true), ("0:21:00.001", false)])
    func `applying is open for fifteen minutes after the authorisation`(time: String, isInTime: Bool) {
        var play = Rehearsal.authorized()
        play.at(time, .codeTranslator, .apply(incident: Cases.one))
        #expect(play.last?.name == (isInTime ? .fixApplied : .actionRefused))
        #expect(play.lastCode == (isInTime ? nil : .expired))
        #expect(play.incident()?.expired == (isInTime ? nil : .apply))
    }

    @Test(arguments: [("0:29:59.999", true), ("0:30", true), ("0:30:00.001", false)])
    func `thirty minutes bind when the other two are lengthened`(time: String, isInTime: Bool) {
        var policy = Policy()
        policy.authorize = .minutes(40)
        policy.apply = .minutes(40)
        var play = Rehearsal.authorized(policy)
        play.at(time, .codeTranslator, .apply(incident: Cases.one))
        #expect(play.last?.name == (isInTime ? .fixApplied : .actionRefused))
        #expect(play.incident()?.expired == (isInTime ? nil : .fix))
    }

    @Test(arguments: [("1:19:59.999", true), ("1:20", true), ("1:20:00.001", false)])
    func `the review is due sixty minutes after the fix`(time: String, isInTime: Bool) {
        var play = Rehearsal.probation()
        play.at("0:40", .modelTrainer, .verify(incident: Cases.one, passed: true))
        play.at(time, .director, .review(incident: Cases.one, verdict: .grant))
        #expect(play.incident()?.state == (isInTime ? .resolved : .ready))
        #expect(play.names().contains("review.overdue") == !isInTime)
    }

    @Test(arguments: [("0:44:59.999", false), ("0:45", false), ("0:45:00.001", true)])
    func `a resume is reminded of once the fix stands applied`(time: String, isReminded: Bool) {
        var play = Rehearsal.applied()
        play.at(time, .modelTrainer, .resume(subject: .incident(Cases.one)))
        play.until("1:00")
        #expect(play.lines.contains("0:45 engine reminder.sent -> model_trainer (director)") == isReminded)
    }

    @Test func `no reminder of a resume when the fix came later than its instant`() {
        var policy = Policy()
        policy.fix = .minutes(60)
        policy.apply = .minutes(50)
        var play = Rehearsal.authorized(policy)
        play.at("0:50", .codeTranslator, .apply(incident: Cases.one))
        play.until("1:30")
        #expect(!play.names().contains("reminder.sent"))
    }

    @Test func `a fix applied at the reminder's own instant is reminded of`() {
        var policy = Policy()
        policy.fix = .minutes(60)
        policy.apply = .minutes(50)
        var play = Rehearsal.authorized(policy)
        play.at("0:45", .codeTranslator, .apply(incident: Cases.one))
        play.until("0:45")
        #expect(play.names(at: "0:45") == ["fix.applied", "reminder.sent"])
    }

    @Test func `of two due at one instant the first of the list fires and ends the other`() {
        var policy = Policy()
        policy.authorize = .minutes(30)
        var play = Rehearsal.escalated(policy)
        play.until("0:30")
        #expect(play.names(from: "0:30") == ["emergency.expired"])
        #expect(play.incident()?.expired == .authorize)
    }

    @Test func `deadlines that never decide fire once and start anew on every entry`() {
        var play = Rehearsal.fixing()
        play.until("3:00")
        #expect(
            play.names(from: "0:04") == ["deadline.missed", "reminder.sent"]
        )
        #expect(
            play.lines.suffix(2) == [
                "0:33 engine deadline.missed -> director (code_translator)",
                "0:33 engine reminder.sent -> code_translator (director)",
            ]
        )
        play.at("3:00", .director, .delegate(incident: Cases.one, to: .codeTranslator))
        play.until("4:00")
        #expect(play.names(from: "3:00") == ["incident.delegated", "deadline.missed", "reminder.sent"])
    }

    @Test func `an analysis without a recommendation meets the first deadline only`() {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        play.at("0:00", .director, .consult(incident: Cases.one))
        play.at("0:10", .modeler, .advise(incident: Cases.one, advice: Advice(analysis: "funnel")))
        #expect(play.incident()?.state == .consulting)
        play.until("1:00")
        #expect(play.names(from: "0:11") == ["deadline.missed", "reminder.sent"])
        #expect(play.lines.suffix(2).first == "0:30 engine deadline.missed -> director (modeler)")
    }

    @Test func `many deadlines after a long sleep fire in order at the times at which they were due`() {
        var play = Rehearsal.probation()
        play.at("9:00", .director, .review(incident: Cases.one, verdict: .reject))
        play.until("20:00")
        #expect(
            play.events.filter { $0.at > .read("0:25") }.map { "\($0.at.clock) \($0.name.rawValue)" } == [
                "1:20 review.overdue", "1:20 training.paused",
                "9:00 review.rejected", "9:00 fix.reverted", "9:00 draws.quarantined",
                "9:30 deadline.missed", "9:30 reminder.sent",
            ]
        )
    }

    @Test func `a stale deadline does nothing`() {
        let play = Rehearsal.escalated()
        let deadlines = play.state.deadlines()
        #expect(deadlines.map(\.kind) == [.authorize, .fix])
        let later = Rehearsal.applied()
        #expect(deadlines.flatMap { later.state.fire($0) }.isEmpty)
    }
}
