import RhatchetProtocol
import Testing

/// The deadlines that never decide, each a millisecond before, at, and a millisecond after its instant (PROTOCOL 7).
@Suite struct ReminderTests {
    @Test(arguments: Wait.all, [-1, 0, 1])
    func `a miss is recorded after the instant, and whatever was waited for still counts`(wait: Wait, offset: Int64) {
        var play = wait.play
        let due = Instant.read(wait.due)
        play.at(due + .milliseconds(offset), wait.late, wait.meet)
        #expect(play.lastCode == nil)
        #expect(play.misses(wait.kind).count == (offset > 0 ? 1 : 0))
        #expect(play.misses(wait.kind).allSatisfy { $0.at == due && $0.late == wait.late })
        var inTime = wait.play
        inTime.at(due + .milliseconds(-1), wait.late, wait.meet)
        #expect(play.incident()?.state == inTime.incident()?.state)
        #expect(play.events.filter { $0.at > due }.map(\.name) == (offset > 0 ? inTime.newNames(wait) : []))
    }

    @Test(arguments: Wait.all) func `it fires once, however long nobody does anything`(wait: Wait) {
        var play = wait.play
        play.until("99:00")
        let misses = play.misses(wait.kind)
        #expect(misses.map(\.at) == [.read(wait.due)])
        let reminders = play.events.filter { $0.fact == .reminderSent(deadline: wait.kind, late: wait.late) }
        #expect(reminders.map(\.at) == [.read(wait.due)])
        #expect(reminders.allSatisfy { $0.to == [wait.late] })
    }

    @Test(arguments: Wait.all) func `it runs where the machine says, for as long as the policy says`(wait: Wait) {
        let running = wait.play.state.deadlines().filter { $0.kind == wait.kind }
        #expect(running.map(\.due) == [.read(wait.due)])
        #expect(running.map(\.late) == [wait.late])
    }

    @Test func `each starts anew on every entry into its state`() {
        var play = Rehearsal.fixing()
        for hour in 1...3 {
            play.at("\(hour):00", .codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
            play.at("\(hour):40", .director, .refuse(incident: Cases.one))
        }
        play.until("9:00")
        #expect(play.misses(.decision).map(\.at.clock) == ["1:30", "2:30", "3:30"])
        #expect(play.misses(.delegated).map(\.at.clock) == ["0:33", "4:10"])
    }

    @Test func `several that are due at one instant fire by incident, by the list, and consultations last`() {
        var policy = Policy()
        policy.analysis = .minutes(30)
        policy.consultation = .minutes(30)
        let models = [ModelDeclaration("a"), ModelDeclaration("b"), ModelDeclaration("c", phase: .design)]
        var play = Rehearsal(policy, models: models)
        play.at("0:00", .modelTrainer, .report(model: "b", finding: Cases.warning))
        play.at("0:00", .director, .consult(incident: Cases.one))
        play.at("0:00", .modelTrainer, .report(model: "a", finding: Cases.warning))
        let ask = Command.message(subject: .model("c"), to: .codeTranslator, text: "?", channel: .consultation)
        play.at("0:00", .modeler, ask)
        // A long sleep: the next that anybody does is hours later.
        play.at("8:00", .director, .consult(incident: Cases.two))
        #expect(
            play.events.filter { $0.at == .read("0:30") && $0.name == .deadlineMissed }.map(\.missed) == [
                "b analysis", "b recommendation", "a triage", "c consultation",
            ]
        )
        #expect(play.last?.name == .adviceRequested)
    }
}

extension Rehearsal {
    /// What meeting the deadline brought about.
    fileprivate func newNames(_ wait: Wait) -> [EventName] {
        self.events.filter { $0.at == .read(wait.due) + .milliseconds(-1) }.map(\.name)
    }
}

extension Event {
    fileprivate var missed: String {
        guard case .deadlineMissed(let kind, _) = self.fact else { return "" }
        return "\(self.model?.rawValue ?? "") \(kind.rawValue)"
    }
}
