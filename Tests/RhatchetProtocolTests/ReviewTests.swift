import RhatchetProtocol
import Testing

/// Review and repair are two facts; what a review leads to depends on both (PROTOCOL 6).
@Suite struct ReviewTests {
    @Test func `a rejection pauses, reverts and quarantines`() {
        var play = Rehearsal.probation()
        play.at("0:50", .director, .review(incident: Cases.one, verdict: .reject, reason: "r"))
        #expect(play.names(at: "0:50") == ["review.rejected", "training.paused", "fix.reverted", "draws.quarantined"])
        #expect(
            play.lines.suffix(2) == [
                "0:50 code_translator fix.reverted -> model_trainer (director)",
                "0:50 model_trainer draws.quarantined -> director",
            ]
        )
        #expect(play.ending() == "reported standard 1 paused")
        #expect(play.incident()?.fixes == [])
        #expect(play.incident()?.repair == .reverted)
        #expect(play.incident()?.review == .rejected)
    }

    @Test func `nothing is quarantined of a segment that never started`() {
        var play = Rehearsal.applied()
        play.at("0:21", .director, .review(incident: Cases.one, verdict: .reject))
        #expect(play.names(at: "0:21") == ["review.rejected", "fix.reverted"])
    }

    @Test func `nor when a finding counted as a failed verification before any restart`() {
        var play = Rehearsal.applied()
        play.until("1:21")
        play.at("1:22", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.names(at: "1:22") == ["finding.attached", "verification.failed"])
        play.at("1:23", .director, .review(incident: Cases.one, verdict: .reject))
        #expect(play.names(at: "1:23") == ["review.rejected", "fix.reverted"])
    }

    @Test func `a grant before the resume makes ready and its resume verifies`() {
        var play = Rehearsal.applied()
        play.at("0:21", .director, .review(incident: Cases.one, verdict: .grant))
        #expect(play.ending() == "ready emergency 1 paused")
        play.at("0:22", .modelTrainer, .resume(subject: .model("model_1")))
        #expect(play.ending() == "verifying emergency 1 running")
    }

    @Test func `a grant of a running training that is not verified yet goes on to verifying`() {
        var play = Rehearsal.probation()
        play.at("0:30", .director, .review(incident: Cases.one, verdict: .grant))
        #expect(play.ending() == "verifying emergency 1 running")
        play.at("0:40", .modelTrainer, .verify(incident: Cases.one, passed: false))
        #expect(play.names(at: "0:40") == ["verification.failed", "training.paused"])
        #expect(play.ending() == "reported standard 2 paused")
        #expect(play.incident()?.fixes.count == 1)
    }

    @Test func `a failed verification leaves the review to decide, and a grant opens the next round`() {
        var play = Rehearsal.probation()
        play.at("0:40", .modelTrainer, .verify(incident: Cases.one, passed: false))
        #expect(play.ending() == "probation emergency 1 paused")
        play.at("0:41", .modelTrainer, .verify(incident: Cases.one, passed: true))
        #expect(play.lastCode == .wrongState)
        play.at("0:42", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.lastCode == .wrongState)
        play.at("0:50", .director, .review(incident: Cases.one, verdict: .grant))
        #expect(play.ending() == "reported standard 2 paused")
    }

    @Test func `a resume leads straight to resolved when the fix was verified before`() {
        var play = Rehearsal.probation()
        play.at("0:40", .modelTrainer, .verify(incident: Cases.one, passed: true))
        play.at("2:00", .director, .review(incident: Cases.one, verdict: .grant))
        #expect(play.ending() == "ready emergency 1 paused")
        play.at("2:05", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.names(at: "2:05") == ["training.resumed", "incident.resolved"])
        #expect(play.ending() == "resolved emergency 1 running")
    }

    @Test func `an overdue review may be told to let the training stand`() {
        var policy = Policy()
        policy.onReviewOverdue = .stand
        var play = Rehearsal.probation(policy)
        play.until("1:20")
        #expect(play.last?.name == .reviewOverdue)
        #expect(play.ending() == "overdue emergency 1 running")
        play.at("1:30", .director, .review(incident: Cases.one, verdict: .grant))
        #expect(play.ending() == "verifying emergency 1 running")
    }

    @Test func `a recall reverts at any moment`() {
        var play = Rehearsal.probation()
        play.at("0:30", .director, .recall(incident: Cases.one))
        #expect(play.names(at: "0:30") == ["emergency.recalled", "training.paused", "fix.reverted"])
        #expect(play.ending() == "reported standard 1 paused")
        var early = Rehearsal.escalated()
        early.at("0:01", .director, .recall(incident: Cases.one))
        #expect(early.names(at: "0:01") == ["emergency.recalled"])
    }

    @Test func `a completed training is repaired by a new segment`() {
        var play = Rehearsal()
        play.at("0:00", .modelTrainer, .complete(model: "model_1"))
        play.at("0:01", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.names(at: "0:01") == ["incident.opened", "emergency.activated"])
        play.at("0:02", .modeler, .authorize(incident: Cases.one, authorization: Cases.authorization))
        play.at("0:03", .codeTranslator, .apply(incident: Cases.one))
        play.at("0:04", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.last?.effects == [.resumeTraining("model_1", .checkpoint)])
        play.at("0:05", .modelTrainer, .complete(model: "model_1"))
        play.at("0:06", .modelTrainer, .verify(incident: Cases.one, passed: true))
        play.at("0:07", .director, .review(incident: Cases.one, verdict: .grant))
        #expect(play.ending() == "resolved emergency 1 completed")
    }

    @Test func `a finding that comes back counts as a failed verification`() {
        var play = Rehearsal.probation()
        play.at("0:30", .modelTrainer, .report(model: "model_1", finding: Cases.firstLook))
        #expect(play.names(at: "0:30") == ["finding.attached"])
        play.at("0:31", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.names(at: "0:31") == ["finding.attached", "training.paused", "verification.failed"])
        #expect(play.incident()?.repair == .failed)
        play.at("0:32", .modelTrainer, .report(model: "model_1", finding: Cases.halted))
        #expect(play.names(at: "0:32") == ["finding.attached", "training.halted", "verification.failed"])
        #expect(play.ending() == "probation emergency 1 halted")
    }
}
