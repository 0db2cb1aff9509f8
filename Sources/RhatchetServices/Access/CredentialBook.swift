package import RhatchetEngine
package import RhatchetProtocol

/// Who is known by which key, as the log tells it.
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

    package private(set) var entries: [Entry] = []

    package init() {}

    package init(_ lines: [Line]) {
        for line in lines { self.take(line) }
    }

    /// Reads only the lines that tell of credentials.
    ///
    /// - Throws: ``LedgerError``
    package init(_ engine: Engine) throws {
        self.init(try engine.lines(about: .names(["credential"])))
    }

    package mutating func take(_ line: Line) {
        guard case .credential(let change)? = line.note else { return }
        self.take(change, at: line.at)
    }

    /// The person's key that counts; nil for a person without one.
    package func person(_ name: String) -> Credential? {
        self.entries.last { $0.credential.participant == Participant(name, .person) && $0.standing == .active }?
            .credential
    }

    package func active(_ key: String?) -> Credential? {
        self.entries.last { $0.credential.id == key && $0.standing == .active }?.credential
    }

    func entry(_ key: String) -> Entry? {
        self.entries.last { $0.credential.id == key }
    }

    /// Whether any person was ever known by a key.
    package var hasKnownPerson: Bool {
        self.entries.contains { $0.credential.participant.kind == .person && $0.standing != .unconfirmed }
    }

    private mutating func take(_ change: CredentialChange, at instant: Instant) {
        switch change {
        case .issued(let credential):
            let isTrusted = credential.participant.kind != .person || !self.hasKnownPerson
            self.entries.append(
                Entry(credential: credential, standing: isTrusted ? .active : .unconfirmed, since: instant)
            )
        case .confirmed(let id): self.set(id, .active)
        case .rotated(let id, let credential):
            self.set(id, .revoked)
            self.entries.append(Entry(credential: credential, standing: .active, since: instant))
        case .revoked(let id): self.set(id, .revoked)
        }
    }

    private mutating func set(_ id: String, _ standing: Standing) {
        for index in self.entries.indices where self.entries[index].credential.id == id {
            self.entries[index].standing = standing
        }
    }
}
