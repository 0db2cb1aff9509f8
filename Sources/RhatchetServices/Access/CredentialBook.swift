package import RhatchetEngine
package import RhatchetProtocol

/// Who is known by which key and who may act in which role, as the log tells it.
///
/// It believes no line that is not proven: a credential that somebody has written into the store counts for nothing,
/// in the running program as in the verification.
package struct CredentialBook: Sendable {
    package enum Standing: String, Sendable, Encodable {
        case active
        /// Of a person who was not the first: somebody who is known must confirm it.
        case unconfirmed
        case revoked
    }

    package struct Entry: Sendable {
        package var credential: Credential
        package var standing: Standing
        package var since: Instant
    }

    /// What a person has accepted as not repairable by parameters.
    package struct Accepted: Sendable {
        package var acceptance: Acceptance
        package var since: Instant
    }

    package private(set) var entries: [Entry] = []
    /// By model; what was lifted is gone.
    package private(set) var acceptances: [ModelName: Accepted] = [:]
    /// Who may act in which role; nil until somebody who is known has accepted it.
    package private(set) var roster: Roster?
    /// The newest line that was taken.
    package private(set) var head = LineMark.beginning
    /// What the line before proves; nil where it proves nothing.
    private var proof: Attestation?

    /// The lines by which it changes.
    package static let topic = Topic.names(["credential", "roster", "acceptance"])

    package init() {}

    package init(_ lines: [Line]) {
        for line in lines { self.take(line) }
    }

    /// Takes the next line of the log.
    ///
    /// - Returns: why it is not believed; nil for what is, and for lines that are about something else.
    @discardableResult
    package mutating func take(_ line: Line) -> String? {
        defer { self.head = LineMark(sequence: line.sequence, hash: line.hash) }
        let proof = self.proof
        self.proof = nil
        switch line.note {
        case .attested(let attestation)?:
            let objection = self.objection(to: attestation, on: self.head)
            if objection == nil { self.proof = attestation }
            return objection
        case .credential(let change)?:
            guard proof?.deed == .credential(change) else { return "nothing proves this credential" }
            self.take(change, at: line.at)
        case .roster(let roster)?:
            guard proof?.deed == .roster(roster) else { return "nothing proves who may act in which role" }
            self.roster = roster
        case .acceptance(let acceptance)?:
            guard proof?.deed == .acceptance(acceptance) else { return "nothing proves who has accepted this" }
            self.acceptances[acceptance.model] =
                acceptance.isLifted ? nil : Accepted(acceptance: acceptance, since: line.at)
        case .segmentStarted?, .provenance?, .samplerStarted?, .resumed?, .measured?, .stoppedByRule?, .chainDropped?,
            .fixPrepared?,
            .dataPrepared?,
            .canary?, .muted?, .performed?, .undelivered?, .unanswered?, .salvaged?, nil:
            break
        }
        return nil
    }

    /// Takes a line that is about credentials with the proof that stands before it, wherever they stand in the log.
    ///
    /// - Parameter place: the line, and up to two before it: its proof, and the line that the proof was made on.
    mutating func take(_ place: [Line]) {
        if place.count > 2 { self.head = LineMark(sequence: place[0].sequence, hash: place[0].hash) }
        for line in place.suffix(2) { self.take(line) }
    }

    /// The person's key that counts; nil for a person without one.
    package func person(_ name: String) -> Credential? {
        self.knownPersons.last { $0.participant.name == name }
    }

    package func active(_ key: String?) -> Credential? {
        self.entries.last { $0.credential.id == key && $0.standing == .active }?.credential
    }

    func entry(_ key: String) -> Entry? {
        self.entries.last { $0.credential.id == key }
    }

    /// Persons whose key counts.
    ///
    /// From the first on the account proves nobody any more; when the last has given theirs up, it does again.
    package var knownPersons: [Credential] {
        self.entries.filter { $0.standing == .active }.map(\.credential).filter { $0.participant.kind == .person }
    }

    private mutating func take(_ change: CredentialChange, at instant: Instant) {
        switch change {
        case .issued(let credential):
            let isTrusted = credential.participant.kind != .person || self.knownPersons.isEmpty
            self.add(credential, isTrusted ? .active : .unconfirmed, instant)
        case .confirmed(let id): self.set(id, .active)
        case .rotated(let id, let credential):
            self.set(id, .revoked)
            self.add(credential, .active, instant)
        case .revoked(let id): self.set(id, .revoked)
        }
    }

    private mutating func add(_ credential: Credential, _ standing: Standing, _ instant: Instant) {
        self.entries.append(Entry(credential: credential, standing: standing, since: instant))
    }

    private mutating func set(_ id: String, _ standing: Standing) {
        for index in self.entries.indices where self.entries[index].credential.id == id {
            self.entries[index].standing = standing
        }
    }
}
