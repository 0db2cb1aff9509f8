import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport
import Testing

/// What somebody can make up who may write every file, and what shows it.
@Suite struct ForgeryTests {
    private let lobby: Lobby

    init() throws {
        self.lobby = try Lobby()
        _ = try self.lobby.enroll()
    }

    @Test func `a decision that is written into the store without a proof is found`() throws {
        try self.lobby.forge { draft in
            for event in try draft.decide(Self.grant) { draft.add(event) }
        }
        #expect(try self.lobby.faults() == Self.twice("nothing proves that 'ada' did this"))
    }

    @Test func `a decision on the account's word is found, because she has a phrase`() throws {
        try self.lobby.forge { draft in
            draft.add(.attested(draft.attestation(of: Self.grant, .uid)))
            for event in try draft.decide(Self.grant) { draft.add(event) }
        }
        #expect(try self.lobby.faults().first == "'ada' has a pass phrase, and this rests on the account alone")
    }

    @Test func `a proof of another key is found`() throws {
        try self.lobby.forge { draft in
            draft.add(.attested(try draft.signed(draft.attestation(of: Self.grant, .secret), with: SigningKey())))
            for event in try draft.decide(Self.grant) { draft.add(event) }
        }
        #expect(try self.lobby.faults().first == "its key is not one of 'ada'")
    }

    @Test func `a proof under her key's id is found`() throws {
        let hers = try #require(self.lobby.project.credentials().person("ada"))
        try self.lobby.forge { draft in
            var proof = draft.attestation(of: Self.grant, .secret)
            proof.key = hers.id
            proof.signature = try SigningKey().sign(proof.signedText())
            draft.add(.attested(proof))
        }
        #expect(try self.lobby.faults() == ["its signature is not that of 'ada'"])
    }

    @Test func `an old proof of hers that is used again is found`() throws {
        _ = try self.lobby.project.act(Self.goOn, by: self.lobby.ada())
        let old = try self.lobby.project.engine.lines().compactMap { line -> Attestation? in
            if case .attested(let proof)? = line.note { return proof }
            return nil
        }
        try self.lobby.forge { draft in
            draft.add(.attested(old[old.count - 1]))
            for event in try draft.decide(Action(by: .director, participant: Self.ada, Self.goOn)) { draft.add(event) }
        }
        #expect(
            try self.lobby.faults() == [
                "it was made for another place in the log", "nothing proves that 'ada' did this",
            ]
        )
    }

    @Test func `a proof of one thing does not cover another`() throws {
        let ada = try self.lobby.ada()
        _ = try self.lobby.project.engine.act(Action(by: .director, participant: Self.ada, Cases.grant)) { head in
            try ada.attest(.action(Action(by: .director, participant: Self.ada, Self.goOn)), on: head)
        }
        #expect(try self.lobby.faults() == Self.twice("nothing proves that 'ada' did this"))
    }

    @Test func `an acceptance that nobody has proven mutes nothing and is found`() throws {
        let made = Acceptance("model_1", by: Self.ada, reason: "hush", modelHash: nil)
        try self.lobby.forge { $0.add(.acceptance(made)) }
        #expect(try self.lobby.faults() == ["nothing proves who has accepted this"])
        #expect(try self.lobby.project.credentials().acceptances.isEmpty)
    }

    @Test func `what she accepts herself holds until she lifts it`() throws {
        let service = AcceptanceService(self.lobby.project)
        let model = try #require(self.lobby.project.engine.state.models["model_1"])
        _ = try service.accept(model, reason: "two modes", anyFile: true, by: self.lobby.ada())
        #expect(try service.rows().map(\.reason) == ["two modes"])
        #expect(try self.lobby.faults() == [])
        _ = try service.lift(model, reason: "mended", by: self.lobby.ada())
        #expect(try service.rows().isEmpty)
        #expect(throws: Refusal.self) { try service.lift(model, reason: "again", by: self.lobby.ada()) }
    }

    @Test func `no rule accepts anything`() throws {
        let service = AcceptanceService(self.lobby.project)
        let model = try #require(self.lobby.project.engine.state.models["model_1"])
        let rule = Signatory(rule: "unattended", as: .director)
        #expect(throws: Refusal.self) { try service.accept(model, reason: "x", anyFile: true, by: rule) }
        #expect(try service.rows().isEmpty)
    }

    @Test func `a credential that nobody signed for is found`() throws {
        let mine = SigningKey()
        let credential = Credential(
            id: mine.id,
            participant: Self.ada,
            roles: [],
            publicKey: mine.publicKey.base64EncodedString(),
            derivation: nil
        )
        let hers = try #require(self.lobby.project.credentials().person("ada"))
        try self.lobby.forge { $0.add(.credential(.rotated(id: hers.id, to: credential))) }
        #expect(try self.lobby.faults() == ["nothing proves this credential"])
    }

    @Test func `a credential that nobody signed for opens no door`() throws {
        let mine = "an agent's own long phrase"
        let credential = try PersonService(self.lobby.project, rounds: 16).credential("ada", phrase: mine)
        let hers = try #require(self.lobby.project.credentials().person("ada"))
        try self.lobby.forge { $0.add(.credential(.rotated(id: hers.id, to: credential))) }
        #expect(throws: Refusal.self) { try self.lobby.ada(mine) }
        #expect(try self.lobby.ada().participant == Self.ada, "hers still counts")
    }

    @Test func `a decision without a name is found`() throws {
        try self.lobby.forge { draft in
            for var event in try draft.decide(Self.grant) {
                event.participant = nil
                draft.add(event)
            }
        }
        #expect(try self.lobby.faults() == Self.twice("nothing leads to this"))
    }

    @Test func `a decision of a rule or a program that nobody has accepted is found`() throws {
        for (participant, proof) in [
            (Participant("unattended", .rule), Attestation.Proof.rule), (Participant("claude.py", .agent), .asked),
            (Participant("watch", .rule), .rule),
        ] {
            let lobby = try Lobby()
            _ = try lobby.enroll()
            let grant = Action(by: .director, participant: participant, Cases.grant)
            try lobby.forge { draft in
                var attestation = draft.attestation(of: grant, proof)
                if proof == .asked { attestation.program = ["claude.py"] }
                draft.add(.attested(attestation))
                for event in try draft.decide(grant) { draft.add(event) }
            }
            let name = participant.name
            #expect(try lobby.faults().first == "nobody who is known has accepted '\(name)' as 'director'")
            #expect(try lobby.faults().last == "nothing proves that '\(name)' did this")
        }
    }

    /// An agent that acts by itself has a token; who was asked is a program, and names itself.
    @Test func `a decision of an agent without its token is found`() throws {
        let lobby = try Lobby()
        _ = try lobby.enroll()
        let grant = Action(by: .director, participant: Participant("claude", .agent), Cases.grant)
        try lobby.forge { draft in
            draft.add(.attested(draft.attestation(of: grant, .asked)))
            for event in try draft.decide(grant) { draft.add(event) }
        }
        #expect(try lobby.faults().first == "it names no program that was asked")
    }

    /// What a person approves is what was handed in: another text that is put in later prepares nothing.
    @Test func `a fix that no step has prepared is found, and is not what is written`() throws {
        let before = Preparations(try self.lobby.project.engine.lines()).accepted
        let evil = PreparedFix(
            incident: Cases.one,
            model: "model_1",
            file: "model_1.py",
            before: "00",
            after: "66",
            diff: "-tune=50\n+tune=1000"
        )
        try self.lobby.forge { $0.add(.fixPrepared(evil)) }
        _ = try self.lobby.project.act(Self.goOn, by: self.lobby.ada())
        _ = try self.lobby.project.act(Cases.grant, by: self.lobby.ada())
        #expect(try self.lobby.faults() == ["no step that was taken has prepared this fix"])
        #expect(Preparations(try self.lobby.project.engine.lines()).accepted == before)
    }

    @Test func `a proof of another kind than who acts is found`() throws {
        for (kind, proof, words) in [
            (Participant.Kind.person, Attestation.Proof.rule, "'rule' proves no person"),
            (.person, .asked, "'asked' proves no person"), (.person, .token, "'token' proves no person"),
            (.agent, .secret, "'secret' proves no agent"), (.agent, .uid, "'uid' proves no agent"),
            (.agent, .rule, "'rule' proves no agent"), (.rule, .secret, "'secret' proves no rule"),
        ] {
            let lobby = try Lobby()
            let action = Action(by: .director, participant: Participant("ada", kind), Cases.grant)
            try lobby.forge { draft in draft.add(.attested(draft.attestation(of: action, proof))) }
            #expect(try lobby.faults() == [words])
        }
    }

    @Test func `an event that says more than was decided is found`() throws {
        let words = Action(by: .director, participant: Self.ada, Self.goOn)
        let ada = try self.lobby.ada()
        try self.lobby.forge { draft in
            draft.add(try ada.attest(.action(words), on: draft.engine.head))
            for var event in try draft.decide(words) {
                event.enters = .resolved
                draft.add(event)
            }
        }
        #expect(try self.lobby.faults() == ["nothing proves that 'ada' did this"])
    }

    @Test func `a decision that is cut short is found`() throws {
        let ada = try self.lobby.ada()
        try self.lobby.forge { draft in
            draft.add(try ada.attest(.action(Self.grant), on: draft.engine.head))
            draft.add(try draft.decide(Self.grant)[0])
        }
        #expect(try self.lobby.faults() == ["what was decided here is not there"])
        _ = try self.lobby.project.act(Self.goOn, by: ada)
        #expect(try self.lobby.faults() == ["it stands where what was decided before should follow"])
    }

    @Test func `a deadline that has not passed, and a policy that does something else, are found`() throws {
        try self.lobby.forge { draft in
            let now = draft.engine.now
            draft.add(Event(at: now, incident: Cases.one, by: .engine, enters: .overdue, fact: .reviewOverdue))
            var policy = draft.engine.state.configured(Policy(), models: [], at: now)
            policy.incident = Cases.one
            policy.enters = .resolved
            draft.add(policy)
        }
        #expect(try self.lobby.faults() == Self.twice("nothing leads to this"))
    }

    @Test func `a log that began before there were proofs passes, and says how much of it has none`() throws {
        let old = try Performance()
        try old.example()
        let check = AttestationCheck(try old.project.engine.lines())
        #expect(check.faults == [] && check.unproven > 5)
    }

    // MARK: -

    /// The review, and the end of the incident that follows from it.
    private static func twice(_ reason: String) -> [String] { [reason, reason] }

    private static let ada = Participant("ada", .person)
    private static let goOn = Command.message(subject: .incident(Cases.one), to: .modeler, text: "go on")
    private static let grant = Action(by: .director, participant: ada, Cases.grant)
}
