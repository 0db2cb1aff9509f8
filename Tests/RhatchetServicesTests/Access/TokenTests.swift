import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Agents that act by themselves.
@Suite struct TokenTests {
    private let lobby: Lobby

    init() throws {
        self.lobby = try Lobby(solo: true, "  modeler: {agent: claude}\n")
    }

    private func issue(_ roles: [Role] = [.modeler], _ name: String = "claude") throws -> String {
        try TokenService(self.lobby.project).issue(name, roles: roles, by: self.lobby.ada(nil))
    }

    private func message(_ token: String, as role: Role = .modeler) throws -> Ruling {
        let agent = try SignIn(self.lobby.project).token(token, as: role)
        let words = Command.message(subject: .incident(Cases.one), to: .director, text: "look at tau")
        return try self.lobby.project.act(words, by: agent)
    }

    @Test func `an agent acts with its token, and only its public half is stored`() throws {
        let token = try self.issue()
        #expect(try self.message(token).code == nil)
        #expect(try self.lobby.faults() == [])
        let key = try #require(Token.key(token))
        for line in try self.lobby.project.engine.lines() {
            #expect(!"\(line)".contains(token) && !"\(line)".contains(key.seed.base64EncodedString()))
        }
    }

    @Test func `a token is good for its roles alone, where the configuration names the agent`() throws {
        let token = try self.issue([.modeler, .timeValidator])
        #expect(throws: Refusal.self) { try self.message(token, as: .director) }
        #expect(throws: Refusal.self) { try self.message(token, as: .timeValidator) }
        let stranger = try self.issue([.modeler], "mallory")
        #expect(throws: Refusal.self) { try self.message(stranger) }
    }

    @Test func `a revoked token, another project's and rubbish are refused`() throws {
        let token = try self.issue()
        try TokenService(self.lobby.project).revoke("claude", by: self.lobby.ada(nil))
        let elsewhere = Token.text(of: SigningKey())
        for text in [token, elsewhere, "rht_", "rht_" + String(repeating: "!", count: 43), ""] {
            let refusal = #expect(throws: Refusal.self) { try self.message(text) }
            #expect(refusal?.code == .notAuthorized)
        }
    }

    @Test func `a rotated token stands for the old one`() throws {
        let old = try self.issue()
        let new = try TokenService(self.lobby.project).rotate("claude", by: self.lobby.ada(nil))
        #expect(throws: Refusal.self) { try self.message(old) }
        #expect(try self.message(new).code == nil)
        #expect(try self.lobby.faults() == [])
    }

    @Test func `4 an agent approves itself under somebody's name`() throws {
        let token = try self.issue([.director])
        let agent = try SignIn(self.lobby.project).token(token, as: .director)
        #expect(agent.participant == Participant("claude", .agent), "a token never carries a person")
        // It may not issue tokens, nor make a person known.
        #expect(throws: Refusal.self) { try TokenService(self.lobby.project).issue("x", roles: [.modeler], by: agent) }
        #expect(throws: Refusal.self) { try self.lobby.persons().confirm("ada", by: agent) }
        #expect(throws: Refusal.self) { try SignIn(self.lobby.project).person(.modeler, name: "ada") }
    }

    @Test(arguments: Seizure.allCases) func `a token that signs for more than it is good for is found`(
        seizure: Seizure
    ) throws {
        let token = try self.issue()
        _ = try self.lobby.enroll()
        let key = try #require(Token.key(token))
        let mine = try self.lobby.persons().credential("claude", phrase: "an agent's own long phrase")
        let hers = try #require(self.lobby.project.credentials().person("ada"))
        let accepted = try self.lobby.project.credentials().roster
        let claude = Participant("claude", .agent)
        try self.lobby.forge { draft in
            let deed = seizure.deed(hers, mine)
            let proof = draft.attestation(of: deed, by: claude, as: .modeler, .token)
            draft.add(.attested(try draft.signed(proof, with: key)))
            switch deed {
            case .credential(let change): draft.add(.credential(change))
            case .roster(let roster): draft.add(.roster(roster))
            case .acceptance(let acceptance): draft.add(.acceptance(acceptance))
            case .action(let action): for event in try draft.decide(action) { draft.add(event) }
            }
        }
        #expect(try self.lobby.faults().first == seizure.fault)
        let book = try self.lobby.project.credentials()
        #expect(book.person("ada")?.id == hers.id && book.person("claude") == nil)
        #expect(book.roster == accepted)
    }

    /// What an agent could want to sign.
    enum Seizure: CaseIterable {
        case decision, rotation, revocation, enrolment, token, roster, acceptance

        func deed(_ hers: Credential, _ mine: Credential) -> Deed {
            let claude = Participant("claude", .agent)
            return switch self {
            case .decision:
                .action(Action(by: .director, participant: Participant("ada", .person), Cases.grant))
            case .rotation: .credential(.rotated(id: hers.id, to: mine))
            case .revocation: .credential(.revoked(id: hers.id))
            case .enrolment: .credential(.issued(mine))
            case .token:
                .credential(
                    .issued(
                        Credential(
                            id: mine.id,
                            participant: claude,
                            roles: [.director],
                            publicKey: mine.publicKey,
                            derivation: nil
                        )
                    )
                )
            case .roster: .roster(Roster([Roster.Seat(.director, claude)]))
            case .acceptance: .acceptance(Acceptance("model_1", by: claude, reason: "hush", modelHash: nil))
            }
        }

        var fault: String {
            switch self {
            case .decision: "it proves another than who acts"
            case .rotation: "it does not stand for one that counts"
            case .revocation: "only a person ends what another is known by"
            case .enrolment: "'claude' has not proven that the key is theirs"
            case .token: "only a person gives tokens"
            case .roster: "only a person with a pass phrase says who fills a role"
            case .acceptance: "only a person who directs accepts what is not repaired"
            }
        }
    }
}
