import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport

extension Lobby {
    /// Lines written past the program, with right numbers and hashes.
    func forge(_ body: (inout Forger) throws -> Void) throws {
        try self.project.engine.tick()
        let ledger = try self.play.reopened()
        var forger = Forger(engine: self.project.engine)
        try body(&forger)
        try ledger.write { transaction in
            for draft in forger.drafts { try transaction.append(draft, stamp: self.stage.clock.stamp()) }
        }
        try self.project.engine.tick()
    }
}

/// Makes up lines.
struct Forger {
    let engine: Engine
    private(set) var drafts: [Draft] = []

    init(engine: Engine) { self.engine = engine }

    func decide(_ action: Action) throws -> [Event] { try self.engine.state.decide(action, at: self.engine.now) }

    func attestation(of action: Action, _ proof: Attestation.Proof) -> Attestation {
        self.attestation(of: .action(action), by: action.participant, proof)
    }

    func attestation(
        of deed: Deed,
        by participant: Participant,
        as role: Role = .director,
        _ proof: Attestation.Proof
    ) -> Attestation {
        let account = Attestation.Account(name: "ada", uid: 1000)
        return Attestation(by: role, participant, proof, of: deed, on: self.engine.head, account: account)
    }

    /// Signed with a key that the forger has.
    func signed(_ attestation: Attestation, with key: SigningKey) throws -> Attestation {
        var signed = attestation
        signed.key = key.id
        signed.signature = try key.sign(signed.signedText())
        return signed
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
