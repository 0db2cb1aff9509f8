import RhatchetProtocol
import Testing

/// Starting, pausing, resuming and completing; no restart without an approval or an authorisation.
@Suite struct TrainingTests {
    @Test func `the trainer undoes the trainer's own pause`() {
        var play = Rehearsal()
        play.at("0:00", .modelTrainer, .pause(subject: .model("model_1")))
        play.at("0:01", .modelTrainer, .resume(subject: .model("model_1")))
        #expect(play.last?.fact == .trainingResumed(restart: .continued))
        #expect(play.last?.incident == nil)
        play.at("0:02", .director, .pause(subject: .model("model_1")))
        #expect(play.lastCode == .notAuthorized)
    }

    @Test func `a pause that the engine would have made is the engine's`() {
        var play = Rehearsal()
        play.at("0:00", .modelTrainer, .pause(subject: .model("model_1")))
        play.at("0:01", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.names(at: "0:01") == ["incident.opened", "emergency.activated"])
        play.at("0:02", .modelTrainer, .resume(subject: .model("model_1")))
        #expect(play.lastCode == .wrongState)
    }

    @Test func `a halted training is not restarted by hand`() {
        var play = Rehearsal()
        play.at("0:01", .modelTrainer, .report(model: "model_1", finding: Cases.halted))
        #expect(play.names() == ["incident.opened", "training.halted", "emergency.declined"])
        play.at("0:02", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.lastCode == .wrongState)
    }

    @Test func `a model of Phase 1 has nothing to report and starts once`() {
        var play = Rehearsal(models: [ModelDeclaration("model_1", phase: .design)])
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.lastCode == .wrongState)
        play.at("0:01", .director, .start(model: "model_1"))
        #expect(play.lastCode == .notAuthorized)
        play.at("0:02", .modelTrainer, .start(model: "model_1"))
        #expect(play.last?.effects == [.startTraining("model_1")])
        play.at("0:03", .modelTrainer, .start(model: "model_1"))
        #expect(play.lastCode == .wrongState)
    }

    @Test func `what was rewound only the director starts again`() {
        var play = Rehearsal.escalated()
        play.at("0:01", .director, .rewind(incident: Cases.one))
        #expect(play.state.models["model_1"]?.phase == .design)
        play.at("0:02", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        #expect(play.lastCode == .wrongState)
        play.at("0:03", .modelTrainer, .start(model: "model_1"))
        #expect(play.lastCode == .notAuthorized)
        play.at("0:04", .director, .start(model: "model_1"))
        #expect(play.lines.last == "0:04 model_trainer training.started -> director")
        play.at("0:05", .modelTrainer, .complete(model: "model_1"))
        play.at("0:06", .modelTrainer, .start(model: "model_1"))
        #expect(play.last?.name == .trainingStarted)
    }

    @Test func `a closed incident never takes a new finding`() {
        var play = Rehearsal.escalated()
        play.at("0:01", .director, .terminate(incident: Cases.one))
        play.at("0:02", .director, .start(model: "model_1"))
        play.at("0:03", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        #expect(play.incident(2)?.round == 1)
        #expect(play.incident(1)?.findings.count == 1)
        play.at("0:04", .director, .rewind(incident: Cases.one))
        #expect(play.lastCode == .wrongState)
    }

    @Test func `expectations are frozen while a training is under way`() {
        var play = Rehearsal()
        play.at("0:00", .modeler, .expectations(model: "model_1", rows: []))
        #expect(play.lastCode == .expectationsFrozen)
        play.at("0:01", .modelTrainer, .complete(model: "model_1"))
        play.at("0:02", .modeler, .expectations(model: "model_1", rows: [ExpectationRow(parameter: "x")]))
        #expect(play.lines.last == "0:02 modeler expectations.changed -> director")
        #expect(play.state.models["model_1"]?.expectations.count == 1)
    }

    @Test func `what does not exist is an unknown subject`() {
        var play = Rehearsal()
        play.at("0:00", .director, .rewind(incident: Cases.one))
        #expect(play.lastCode == .unknownSubject)
        #expect(play.last?.incident == nil)
        play.at("0:01", .director, .complete(model: "model_9"))
        #expect(play.lastCode == .unknownSubject)
        #expect(play.last?.model == nil)
    }

    @Test func `a closed incident still names its model`() {
        var play = Rehearsal.escalated()
        play.at("0:01", .director, .terminate(incident: Cases.one))
        play.at("0:02", .director, .start(model: "model_1"))
        play.at("0:03", .modelTrainer, .pause(subject: .incident(Cases.one)))
        #expect(play.last?.incident == Cases.one)
        play.at("0:04", .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        play.at("0:05", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.last?.name == .trainingResumed)
        #expect(play.last?.incident == Cases.two)
        #expect(play.incident(1)?.state == .terminated)
    }

    @Test func `a pause by the trainer in the middle of a probation is undone by the trainer`() {
        var play = Rehearsal.probation()
        play.at("0:30", .modelTrainer, .pause(subject: .incident(Cases.one)))
        play.at("0:31", .modelTrainer, .verify(incident: Cases.one, passed: true))
        #expect(play.lastCode == .wrongState)
        play.at("0:32", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.last?.fact == .trainingResumed(restart: .continued))
        #expect(play.ending() == "probation emergency 1 running")
    }

    @Test func `an overdue review keeps a training paused that the trainer had paused already`() {
        var play = Rehearsal.probation()
        play.at("1:00", .modelTrainer, .pause(subject: .incident(Cases.one)))
        play.until("1:20")
        #expect(play.last?.name == .reviewOverdue)
        play.at("1:30", .modelTrainer, .resume(subject: .incident(Cases.one)))
        #expect(play.lastCode == .wrongState)
    }
}
