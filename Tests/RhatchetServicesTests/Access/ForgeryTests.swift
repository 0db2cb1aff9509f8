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
        try self.forge { draft in
            for event in try draft.decide(Self.grant) { draft.add(event) }
        }
        #expect(try self.lobby.faults() == Self.twice("nothing proves that 'ada' did this"))
    }

    @Test func `a decision on the account's word is found, because she has a phrase`() throws {
        try self.forge { draft in
            draft.add(.attested(draft.attestation(of: Self.grant, .uid)))
            for event in try draft.decide(Self.grant) { draft.add(event) }
        }
        #expect(try self.lobby.faults().first == "'ada' has a pass phrase, and this rests on the account alone")
    }

    @Test func `a proof of another key is found`() throws {
        try self.forge { draft in
            var proof = draft.attestation(of: Self.grant, .secret)
            let key = SigningKey()
            (proof.key, proof.signature) = (key.id, try key.sign(proof.signedText()))
            draft.add(.attested(proof))
            for event in try draft.decide(Self.grant) { draft.add(event) }
        }
        #expect(try self.lobby.faults().first == "its key is not one of 'ada'")
    }

    @Test func `a proof under her key's id is found`() throws {
        let hers = try #require(CredentialBook(self.lobby.project.engine.lines()).person("ada"))
        try self.forge { draft in
            var proof = draft.attestation(of: Self.grant, .secret)
            (proof.key, proof.signature) = (hers.id, try SigningKey().sign(proof.signedText()))
            draft.add(.attested(proof))
        }
        #expect(try self.lobby.faults() == ["its signature is not that of 'ada'"])
    }

    @Test func `an old proof of hers that is used again is found`() throws {
        let words = Command.message(subject: .incident(Cases.one), to: .modeler, text: "go on")
        _ = try self.lobby.project.act(words, by: self.lobby.ada())
        let old = try self.lobby.project.engine.lines().compactMap { line -> Attestation? in
            if case .attested(let proof)? = line.note { return proof }
            return nil
        }
        try self.forge { draft in
            draft.add(.attested(old[old.count - 1]))
            for event in try draft.decide(Action(by: .director, participant: Self.ada, words)) { draft.add(event) }
        }
        #expect(
            try self.lobby.faults() == [
                "it was made for another place in the log", "nothing proves that 'ada' did this",
            ]
        )
    }

    @Test func `a proof of one thing does not cover another`() throws {
        let words = Command.message(subject: .incident(Cases.one), to: .modeler, text: "go on")
        let ada = try self.lobby.ada()
        _ = try self.lobby.project.engine.act(Action(by: .director, participant: Self.ada, Cases.grant)) { head in
            try ada.attest(.action(Action(by: .director, participant: Self.ada, words)), on: head)
        }
        #expect(try self.lobby.faults() == Self.twice("nothing proves that 'ada' did this"))
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
        let hers = try #require(CredentialBook(self.lobby.project.engine.lines()).person("ada"))
        try self.forge { $0.add(.credential(.rotated(id: hers.id, to: credential))) }
        #expect(try self.lobby.faults() == ["nothing proves this credential"])
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
    private static let grant = Action(by: .director, participant: ada, Cases.grant)

    /// Lines written past the program, with right numbers and hashes.
    private func forge(_ body: (inout Forger) throws -> Void) throws {
        try self.lobby.project.engine.tick()
        let ledger = try self.lobby.play.reopened()
        var forger = Forger(engine: self.lobby.project.engine)
        try body(&forger)
        try ledger.write { transaction in
            for draft in forger.drafts { try transaction.append(draft, stamp: self.lobby.stage.clock.stamp()) }
        }
        try self.lobby.project.engine.tick()
    }
}

/// Makes up lines.
private struct Forger {
    let engine: Engine
    private(set) var drafts: [Draft] = []

    init(engine: Engine) { self.engine = engine }

    func decide(_ action: Action) throws -> [Event] { try self.engine.state.decide(action, at: self.engine.now) }

    func attestation(of action: Action, _ proof: Attestation.Proof) -> Attestation {
        let account = Attestation.Account(name: "ada", uid: 1000)
        return Attestation(
            by: .director,
            action.participant,
            proof,
            of: .action(action),
            on: self.engine.head,
            account: account
        )
    }

    mutating func add(_ event: Event) {
        guard let body = try? CanonicalJSON.encode(event) else { return }
        self.drafts.append(Draft(kind: .event, at: event.at, body: body))
    }

    mutating func add(_ note: Note) {
        guard let body = try? CanonicalJSON.encode(note) else { return }
        self.drafts.append(Draft(kind: .note, at: self.engine.now, body: body))
    }
}
