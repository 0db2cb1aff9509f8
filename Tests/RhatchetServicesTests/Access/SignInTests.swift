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
        #expect(check.faults == [] && check.proven == 3, "the enrolment, the review and what it resolves")
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
}
