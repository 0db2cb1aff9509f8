import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Who stands in where the one who fills a role is late, or leaves the case alone.
@Suite struct BackupTests {
    @Test func `a rule stands in for a person who is late, and not before`() throws {
        let office = try Office("  director: {person: ada, backups: [{rule: unattended}]}\n")
        try office.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try office.attend()
        #expect(office.stage.incident()?.state == .reported)
        #expect(office.mayStillAnswer(.director))
        try office.stage.tick(atMinute: 31)
        try office.attend()
        #expect(office.stage.incident()?.state == .fixing)
        #expect(try office.actors(of: .incidentDelegated) == ["unattended"])
    }

    @Test func `the next stands in where the first leaves the case alone`() throws {
        let office = try Office(
            """
              director: {rule: unattended, backups: [{person: ben}]}
              modeler: {command: [/bin/false], backups: [{rule: remedies}]}

            """
        )
        try office.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Finding(category: .unknown)))
        try office.attend()
        #expect(office.stage.incident()?.state == .reported)
        #expect(!office.mayStillAnswer(.director), "only a person is left")
        #expect(office.project.person(.director)?.name == "ben")
        try office.stage.act(.director, .consult(incident: Cases.one))
        #expect(office.mayStillAnswer(.modeler))
        try office.attend(until: { office.stage.incident()?.state != .consulting })
        #expect(office.complaints.contains { $0.hasPrefix("modeler: the program failed with exit status 1") })
        let unanswered = try #require(office.unanswered().first)
        #expect(unanswered.role == .modeler && unanswered.program == ["/bin/false"])
        #expect(unanswered.files.map(\.path) == ["/bin/false"])
        #expect(try office.actors(of: .adviceGiven) == ["remedies"])
    }

    @Test func `a person alone is waited for`() throws {
        let office = try Office("  director: {person: ada}\n")
        try office.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try office.stage.tick(atMinute: 31)
        try office.attend()
        #expect(office.stage.incident()?.state == .reported)
        #expect(!office.mayStillAnswer(.director))
    }
}
