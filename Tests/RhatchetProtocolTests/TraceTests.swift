import RhatchetProtocol
import Testing

/// The four traces of PROTOCOL 13, event by event, worked out by hand.
@Suite struct TraceTests {
    @Test func `the example is resolved in the emergency lane`() {
        var play = Rehearsal.probation()
        play.at("0:40", .modelTrainer, .verify(incident: Cases.one, passed: true))
        play.at("1:00", .director, .review(incident: Cases.one, verdict: .grant, reason: "known remedy"))
        play.until("3:00")
        let others = "modeler,code_translator,model_trainer,data_engineer,time_validator"
        #expect(
            play.lines == [
                "0:00 model_trainer incident.opened -> director",
                "0:00 model_trainer training.paused -> director",
                "0:00 model_trainer emergency.activated -> modeler (director)",
                "0:06 modeler fix.authorized -> code_translator (director)",
                "0:20 code_translator fix.applied -> model_trainer (director)",
                "0:25 model_trainer training.resumed -> director",
                "0:40 model_trainer verification.passed -> director",
                "1:00 director review.granted -> \(others)",
                "1:00 director incident.resolved -> \(others)",
            ]
        )
        #expect(play.ending() == "resolved emergency 1 running")
    }

    @Test func `nobody authorises`() {
        var play = Rehearsal.escalated()
        play.until("0:40")
        let all = "director,modeler,code_translator,model_trainer,data_engineer,time_validator"
        #expect(
            play.lines.dropFirst(3) == [
                "0:10 engine emergency.expired -> \(all)",
                "0:40 engine deadline.missed -> director",
                "0:40 engine reminder.sent -> director",
            ]
        )
        #expect(play.ending() == "reported standard 1 paused")
    }

    @Test func `the first check declines and the second escalates`() {
        var play = Rehearsal()
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.firstLook))
        play.at("0:05", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(
            play.lines == [
                "0:00 model_trainer incident.opened -> director",
                "0:00 model_trainer emergency.declined -> director [not_confirmed]",
                "0:05 model_trainer finding.attached -> director",
                "0:05 model_trainer training.paused -> director",
                "0:05 model_trainer emergency.activated -> modeler (director)",
            ]
        )
        #expect(play.ending() == "escalated emergency 1 paused")
    }

    @Test func `an overdue review pauses and a late grant makes ready`() {
        var play = Rehearsal.probation()
        play.at("2:00", .director, .review(incident: Cases.one, verdict: .grant))
        play.at("2:05", .modelTrainer, .resume(subject: .incident(Cases.one)))
        play.at("2:20", .modelTrainer, .verify(incident: Cases.one, passed: true))
        let others = "modeler,code_translator,model_trainer,data_engineer,time_validator"
        #expect(
            play.lines.dropFirst(6) == [
                "1:20 engine review.overdue -> director,\(others)",
                "1:20 model_trainer training.paused -> director",
                "2:00 director review.granted -> \(others)",
                "2:05 model_trainer training.resumed -> director",
                "2:20 model_trainer verification.passed -> director",
                "2:20 model_trainer incident.resolved -> director,modeler,code_translator,data_engineer,time_validator",
            ]
        )
        #expect(play.ending() == "resolved emergency 1 running")
    }
}
