import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Who acts is proven before anything is done.
@Suite struct SignInTests {
    @Test func `a person who works alone is known by the account, and the record says so`() throws {
        let lobby = try Lobby(solo: true)
        #expect(try lobby.project.act(Cases.grant, by: lobby.ada(nil)).code == nil)
        #expect(try lobby.play.transcript().contains("(person ada, attested: uid)"))
        #expect(try lobby.faults() == [])
    }

    @Test func `with nothing that proves it nobody acts, and the way out is named`() throws {
        let lobby = try Lobby()
        let refusal = try #require(#expect(throws: Refusal.self) { try lobby.ada() })
        #expect(refusal.code == .notAuthorized)
        #expect(refusal.hint.contains("rhatchet person enroll ada") && refusal.hint.contains("solo: true"))
        #expect(try lobby.stage.trace().last == "40 action.refused", "and it is on record")
        #expect(lobby.stage.incident()?.review == .pending)
    }

    @Test func `a pass phrase proves a person, and lies nowhere`() throws {
        let lobby = try Lobby()
        #expect(try lobby.enroll())
        #expect(try lobby.project.act(Cases.grant, by: lobby.ada()).code == nil)
        #expect(lobby.stage.incident()?.state == .resolved)
        #expect(try lobby.play.transcript().contains("(person ada, attested: secret)"))
        let check = AttestationCheck(try lobby.project.engine.lines())
        #expect(check.faults == [] && check.proven == 4, "the enrolment, the roles, the review and what it resolves")
        for case let file as URL in FileManager.default.enumerator(
            at: lobby.play.folder.url,
            includingPropertiesForKeys: nil
        )! {
            let bytes = (try? Data(contentsOf: file)) ?? Data()
            #expect(bytes.range(of: Data(Lobby.phrase.utf8)) == nil, "\(file.path)")
        }
    }

    @Test(arguments: ["wrong horse battery staple", "", nil]) func `a wrong phrase does nothing and is recorded`(
        phrase: String?
    ) throws {
        let lobby = try Lobby()
        _ = try lobby.enroll()
        let refusal = try #require(#expect(throws: Refusal.self) { try lobby.ada(phrase) })
        #expect(refusal.code == .notAuthorized)
        let last = try #require(try lobby.project.engine.lines().last)
        #expect(last.event?.name == .actionRefused)
        if let phrase, !phrase.isEmpty { #expect(!"\(last)".contains(phrase)) }
    }

    @Test func `who has a phrase always needs it, though somebody writes solo`() throws {
        let lobby = try Lobby(solo: true)
        _ = try lobby.enroll()
        #expect(throws: Refusal.self) { try lobby.ada(nil) }
    }

    @Test func `a short phrase is refused, and a second one of the same person`() throws {
        let lobby = try Lobby()
        let short = #expect(throws: Refusal.self) { try lobby.enroll("ada", "short") }
        #expect(short?.code == .malformed)
        _ = try lobby.enroll()
        #expect(throws: Refusal.self) { try lobby.enroll("ada", "another phrase altogether") }
    }

    @Test func `who comes later is confirmed by somebody who is known`() throws {
        let lobby = try Lobby()
        _ = try lobby.enroll()
        #expect(try lobby.enroll("ben", "ben's own long phrase") == false)
        let ben = { try SignIn(lobby.project).person(.director, name: "ben") { _ in "ben's own long phrase" } }
        #expect(throws: Refusal.self) { try ben() }
        try lobby.persons().confirm("ben", by: lobby.ada())
        #expect(try lobby.project.act(Cases.grant, by: ben()).code == nil)
        #expect(try lobby.faults() == [])
    }

    @Test func `a phrase is changed by its owner alone, and ended by the director`() throws {
        let lobby = try Lobby()
        _ = try lobby.enroll()
        let new = "a second, quite different phrase"
        try lobby.persons().rotate("ada", to: new, by: lobby.ada())
        #expect(throws: Refusal.self) { try lobby.ada() }
        #expect(try lobby.ada(new).participant.name == "ada")
        _ = try lobby.enroll("ben", "ben's own long phrase")
        try lobby.persons().confirm("ben", by: lobby.ada(new))
        #expect(throws: Refusal.self) { try lobby.persons().rotate("ben", to: new, by: lobby.ada(new)) }
        try lobby.persons().revoke("ben", by: lobby.ada(new))
        #expect(throws: Refusal.self) {
            try SignIn(lobby.project).person(.director, name: "ben") { _ in "ben's own long phrase" }
        }
        #expect(try lobby.faults() == [])
    }

    @Test func `whoever enrolls in her name before her is seen when she does`() throws {
        let lobby = try Lobby()
        _ = try lobby.enroll("ada", "an agent's own long phrase")
        let refusal = try #require(#expect(throws: Refusal.self) { try lobby.enroll() })
        #expect(refusal.message.hasPrefix("'ada' has a pass phrase already, since "))
        #expect(refusal.hint.contains("if it is not yours"))
    }

    @Test func `nobody enrolls who is no person of the project`() throws {
        let lobby = try Lobby()
        for name in ["mallory", "claude"] {
            let refusal = #expect(throws: Refusal.self) { try lobby.enroll(name) }
            #expect(refusal?.code == .notAuthorized)
        }
        #expect(try lobby.project.credentials().entries.isEmpty)
    }

    @Test func `when the last has given the phrase up, the next is the first again`() throws {
        let lobby = try Lobby()
        _ = try lobby.enroll()
        try lobby.persons().revoke("ada", by: lobby.ada())
        #expect(try lobby.enroll("ada", "a second, quite different phrase"))
        #expect(try lobby.faults() == [])
    }

    @Test func `a whole story of rules, deadlines, conflicts and persons is proven line by line`() throws {
        let play = try Performance("solo: true\nparticipants:\n  director: {person: ada}\n")
        let ada = { try SignIn(play.project).person(.director) }
        let steps: [(Int64, Signatory, Command)] = [
            (0, Signatory(rule: "watch", as: .modelTrainer), Cases.report),
            (6, Signatory(rule: "remedies", as: .modeler), Cases.authorize),
            (7, Signatory(rule: "literals", as: .codeTranslator), Cases.resume),
            (20, Signatory(rule: "literals", as: .codeTranslator), Cases.apply),
            (25, Signatory(rule: "watch", as: .modelTrainer), Cases.resume),
            (40, Signatory(rule: "watch", as: .modelTrainer), Cases.verify),
            (90, try ada(), Cases.grant),
        ]
        for (minute, signatory, command) in steps {
            play.stage.clock.move(toMinute: minute)
            _ = try play.project.act(command, by: signatory)
        }
        try play.project.engine.refuse(as: .director, Refusal(.notAuthorized, "no", hint: "none"))
        play.stage.clock.move(toMinute: 91)
        _ = try play.project.act(Cases.resume, by: Signatory(rule: "watch", as: .modelTrainer))
        play.stage.clock.move(toMinute: 92)
        _ = try play.project.act(Cases.verify, by: Signatory(rule: "watch", as: .modelTrainer))
        _ = try play.project.act(Cases.report, by: Signatory(rule: "watch", as: .modelTrainer))
        try play.project.engine.filesChanged(
            on: IncidentID(rawValue: 2),
            files: ["model_1.py"],
            foundFor: .codeTranslator
        )
        try play.stage.tick(atMinute: 200)
        let names = Set(try play.project.engine.lines().compactMap { $0.event?.name })
        #expect(
            names.isSuperset(of: [.reviewOverdue, .actionRefused, .fixConflicted, .reminderSent, .incidentResolved])
        )
        let check = AttestationCheck(try play.project.engine.lines())
        #expect(check.faults == [] && check.unproven == 0)
    }
}
