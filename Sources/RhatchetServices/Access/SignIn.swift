import RhatchetConfiguration
import RhatchetEngine
package import RhatchetProtocol

/// Proves who somebody is before anything is done in their name.
///
/// What fails is recorded as `action.refused`, without what was tried.
package struct SignIn {
    private let project: Project

    package init(_ project: Project) throws {
        self.project = project
    }

    private func book() throws -> CredentialBook { try self.project.credentials() }

    /// The person who acts in a role.
    ///
    /// - Parameters:
    ///   - name: of several persons who may act in it; nil takes the account's, else the first.
    ///   - phrase: asks the person of that name for their pass phrase; nil when nobody can be asked.
    /// - Throws: `not_authorized`.
    package func person(
        _ role: Role,
        name: String? = nil,
        phrase: (String) throws -> String? = { _ in nil }
    ) throws -> Signatory {
        let person = try self.find(role, name)
        guard try self.book().person(person.name) != nil else { return try self.byAccount(person, role) }
        return Signatory(person, as: role, .secret(try self.key(of: person, role, phrase)))
    }

    /// A person who is known by a pass phrase, whatever the configuration says of their roles: for what is decided about
    /// credentials and roles themselves.
    ///
    /// - Throws: `not_authorized`.
    package func known(_ name: String, phrase: (String) throws -> String?) throws -> Signatory {
        let person = Participant(name, .person)
        let role = try self.book().roster?.seats.first { $0.participant == person }?.role ?? .director
        guard try self.book().person(name) != nil else { throw try self.refuse(role, .notKnown(name)) }
        return Signatory(person, as: role, .secret(try self.key(of: person, role, phrase)))
    }

    private func key(
        of person: Participant,
        _ role: Role,
        _ phrase: (String) throws -> String?
    ) throws -> SigningKey {
        guard let text = try phrase(person.name) else { throw try self.refuse(role, .phraseNeeded(person.name)) }
        // Typing takes its time: what counts is what is known afterwards.
        guard let credential = try self.book().person(person.name), let derivation = credential.derivation,
            let key = SigningKey(phrase: text, derivation), key.id == credential.id
        else { throw try self.refuse(role, .wrongPhrase(person.name)) }
        return key
    }

    /// Whether this person is asked for a pass phrase.
    package func needsPhrase(_ role: Role, name: String? = nil) throws -> Bool {
        try self.book().person(self.find(role, name).name) != nil
    }

    /// The agent that holds a token, in one of its roles.
    package func token(_ text: String, as role: Role) throws -> Signatory {
        guard let key = Token.key(text) else { throw try self.refuse(role, .noToken) }
        guard let credential = try self.book().active(key.id), credential.participant.kind == .agent else {
            throw try self.refuse(role, .unknownToken)
        }
        let fills = self.project.participants(role).contains { $0.participant == credential.participant }
        guard credential.roles.contains(role), fills else {
            throw try self.refuse(role, .notItsRole(credential, role))
        }
        return Signatory(credential.participant, as: role, .token(key))
    }

    /// Whose token it is, whatever its roles.
    package func holder(of text: String) throws -> Participant {
        let book = try self.book()
        guard let credential = Token.key(text).flatMap({ book.active($0.id) }) else { throw Refusal.unknownToken }
        return credential.participant
    }

    private func find(_ role: Role, _ name: String?) throws -> Participant {
        let persons = self.project.participants(role).map(\.participant).filter { $0.kind == .person }
        let wanted = name ?? Account.name
        let found = persons.first { $0.name == wanted } ?? (name == nil ? persons.first : nil)
        guard let found else { throw try self.refuse(role, self.absence(of: name, role)) }
        return found
    }

    /// Named for a role, and not accepted, is another thing than not named.
    private func absence(of name: String?, _ role: Role) -> Refusal {
        let named = self.project.named(role).map(\.participant).filter { $0.kind == .person }
        let unaccepted = named.first { name == nil || $0.name == name }
        return unaccepted.map { .notAccepted($0.name, role) } ?? .nobody(role, name)
    }

    /// Without a secret the account stands for a person only where that person works alone, and nobody has a secret:
    /// else an agent would write another name, or `solo`, into the configuration.
    private func byAccount(_ person: Participant, _ role: Role) throws -> Signatory {
        guard try self.book().knownPersons.isEmpty else { throw try self.refuse(role, .notKnown(person.name)) }
        guard self.project.configuration?.solo ?? true else { throw try self.refuse(role, .notEnrolled(person.name)) }
        return Signatory(person, as: role, .account)
    }

    private func refuse(_ role: Role, _ refusal: Refusal) throws -> Refusal {
        try self.project.engine.refuse(as: role, refusal)
        return refusal
    }
}

extension Refusal {
    fileprivate static func nobody(_ role: Role, _ name: String?) -> Refusal {
        let who = name.map { "'\($0)' does not fill '\(role.rawValue)'" } ?? "'\(role.rawValue)' is filled by no person"
        let hint =
            "name a person in 'rhatchet.yaml', or one who stands in: "
            + "'participants: {\(role.rawValue): {rule: …, backups: [{person: \(Account.name)}]}}'"
        return Refusal(.notAuthorized, who, hint: hint)
    }

    fileprivate static func phraseNeeded(_ name: String) -> Refusal {
        let hint = "run it at a terminal, or give the phrase with --phrase-stdin"
        return Refusal(.notAuthorized, "the pass phrase of '\(name)' is needed, and nobody can be asked", hint: hint)
    }

    fileprivate static func wrongPhrase(_ name: String) -> Refusal {
        Refusal(.notAuthorized, "that is not the pass phrase of '\(name)'", hint: "nothing was done; try it again")
    }

    fileprivate static func notEnrolled(_ name: String) -> Refusal {
        let hint =
            "run 'rhatchet person enroll \(name)', or set 'solo: true' in 'rhatchet.yaml' if one person works alone"
        return Refusal(.notAuthorized, "nothing proves that you are '\(name)'", hint: hint)
    }

    fileprivate static func notKnown(_ name: String) -> Refusal {
        let hint = "run 'rhatchet person enroll \(name)'; where others are known, let one of them confirm it"
        return Refusal(.notAuthorized, "'\(name)' is known here by no pass phrase", hint: hint)
    }

    fileprivate static func notAccepted(_ name: String, _ role: Role) -> Refusal {
        Refusal(
            .notAuthorized,
            "'rhatchet.yaml' names '\(name)' as '\(role.rawValue)', and nobody who is known has accepted that",
            hint: "let the director look at 'rhatchet roles' and run 'rhatchet roles accept'"
        )
    }

    fileprivate static let noToken = Refusal(
        .notAuthorized,
        "that is no token",
        hint: "a token begins with 'rht_' and stands in RHATCHET_TOKEN or the file of --token-file, alone"
    )

    fileprivate static let unknownToken = Refusal(
        .notAuthorized,
        "the token is unknown here, or was revoked",
        hint: "let a person issue another with 'rhatchet token issue'"
    )

    fileprivate static func notItsRole(_ credential: Credential, _ role: Role) -> Refusal {
        let roles = credential.roles.map(\.rawValue).joined(separator: ", ")
        let name = credential.participant.name
        return Refusal(
            .notAuthorized,
            "the token of '\(name)' is for \(roles), and 'rhatchet.yaml' must name '\(name)' there; '\(role.rawValue)' is not its role",
            hint: "write '\(role.rawValue): {agent: \(name)}' under 'participants', and issue a token for it"
        )
    }
}
