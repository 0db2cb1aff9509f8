import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// How asking participants breaks elsewhere.
@Suite struct ParticipantFailureTests {
    @Test func `7 what fails for certain is tried again at every round`() throws {
        // It may not change 'cores' in an emergency, however often it says so.
        let office = try Self.office(#"{"do": "authorize", "diagnosis": "slow", "changes": [\#(Self.cores)]}"#)
        try office.stage.at(0, .modelTrainer, Cases.report)
        try office.attend(until: { !office.complaints.isEmpty })
        for _ in 0..<20 { try office.attend() }
        #expect(try Self.calls(office) == 1, "\(office.complaints)")
        let refused = try office.project.engine.lines().compactMap(\.event).filter { $0.name == .actionRefused }
        #expect(refused.map(\.code) == [.notParameterOnly])
        #expect(office.stage.incident()?.state == .escalated, "the clock runs on")
        #expect(try office.unanswered().isEmpty, "it has answered")
        // Another state is another question.
        try office.stage.tick(atMinute: 11)
        try office.stage.act(.director, .consult(incident: Cases.one))
        try office.attend(until: { (try? Self.calls(office)) == 2 })
        #expect(office.stage.incident()?.state == .consulting)
    }

    @Test func `7 a program that fails is asked once, and that is nobody's refusal`() throws {
        let office = try Self.office("no JSON")
        try office.stage.at(0, .modelTrainer, Cases.report)
        try office.attend(until: { !office.complaints.isEmpty })
        for _ in 0..<20 { try office.attend() }
        #expect(try Self.calls(office) == 1, "\(office.complaints)")
        #expect(try office.unanswered().map(\.role) == [.modeler])
        #expect(try !office.stage.trace().contains { $0.hasSuffix("action.refused") || $0.hasSuffix("declined") })
        #expect(try office.play.transcript().contains("## Not answered\n\n- "))
    }

    @Test func `a program that was swapped between two questions is seen`() throws {
        let office = try Self.office(#"{"do": "decline", "reason": "not by parameters"}"#)
        try office.stage.at(0, .modelTrainer, Cases.report)
        try office.attend(until: { office.stage.incident()?.lane == .standard })
        let first = try #require(Self.proofs(office).last?.programFiles?.last)
        #expect(first.path == "agent" && office.complaints.isEmpty)
        try office.stage.act(.director, .consult(incident: Cases.one))
        try Self.write(#"{"do": "advise", "analysis": "swapped", "recommendation": "wait"}"#, in: office)
        try office.attend(until: { office.stage.incident()?.state != .consulting })
        #expect(office.complaints.contains { $0.hasPrefix("modeler: 'agent' is another file than") })
        #expect(try Self.proofs(office).last?.programFiles?.last?.sha256 != first.sha256)
        #expect(
            try office.play.transcript().contains("agent agent, attested: asked, sha256 \(first.sha256.prefix(12))")
        )
    }

    private static let cores = #"{"parameter": "cores", "from": 2, "to": 4}"#

    /// An office whose modeler is a program that counts its calls.
    private static func office(_ answer: String) throws -> Office {
        let office = try Office("  modeler: {command: [./agent]}\n  director: {person: ada}\n")
        try Self.write(answer, in: office)
        return office
    }

    private static func write(_ answer: String, in office: Office) throws {
        let script = "#!/bin/sh\necho call >> \"$RHATCHET_PROJECT/calls\"\necho '\(answer)'\n"
        try office.play.folder.write(script, to: "agent", executable: true)
    }

    private static func calls(_ office: Office) throws -> Int {
        let file = office.play.folder.file("calls")
        guard FileManager.default.fileExists(atPath: file.path) else { return 0 }
        return try office.play.text("calls").split(separator: "\n").count
    }

    private static func proofs(_ office: Office) throws -> [Attestation] {
        try office.project.engine.lines().compactMap { line in
            if case .attested(let attestation)? = line.note, attestation.proof == .asked { return attestation }
            return nil
        }
    }
}
