package import RhatchetEngine
import RhatchetProtocol

/// Holds every step of a person or an agent in a log against what proves it.
///
/// The chain of hashes shows that a line was changed; this shows that a whole line was made up, by somebody who can
/// write the store and compute hashes but has no key.
package struct AttestationCheck {
    /// A line that nothing proves.
    package struct Fault: Sendable, Equatable {
        package var sequence: Int64
        package var reason: String
    }

    package private(set) var faults: [Fault] = []
    /// Steps of persons and agents that were proven.
    package private(set) var proven = 0
    /// Steps before the first proof of the log: made by a Rhatchet that asked for none.
    package private(set) var unproven = 0

    private var state = ProtocolState()
    private var book = CredentialBook()
    private var head = LineMark.beginning
    /// The events that the latest proof allows, in order.
    private var allowed: [Event] = []
    private var allowedChange: CredentialChange?
    private var hasBegun = false

    package init(_ lines: [Line]) {
        for line in lines {
            self.take(line)
            self.head = LineMark(sequence: line.sequence, hash: line.hash)
        }
    }

    private mutating func take(_ line: Line) {
        switch line.content {
        case .note(.attested(let attestation)): self.take(attestation, line)
        case .note(.credential(let change)): self.take(change, line)
        case .note: return
        case .event(let event): self.take(event, line)
        }
    }

    private mutating func take(_ attestation: Attestation, _ line: Line) {
        self.hasBegun = true
        self.allowed = []
        self.allowedChange = nil
        if let reason = self.objection(to: attestation) { return self.fault(line, reason) }
        switch attestation.deed {
        case .credential(let change): self.allowedChange = change
        case .action(let action):
            guard action.by == attestation.by, action.participant == attestation.participant else {
                return self.fault(line, "it proves another than who acts")
            }
            do {
                self.allowed = try self.state.decide(action, at: line.at)
            } catch {
                self.allowed = [self.state.refused(action, error, at: line.at)]
            }
        }
    }

    private func objection(to attestation: Attestation) -> String? {
        let name = attestation.participant.name
        guard attestation.head == self.head.hash else { return "it was made for another place in the log" }
        switch attestation.proof {
        case .asked: return attestation.participant.kind == .agent ? nil : "only a program is asked"
        case .uid:
            guard attestation.participant.kind == .person else { return "an account proves no agent" }
            return self.book.person(name) == nil
                ? nil : "'\(name)' has a pass phrase, and this rests on the account alone"
        case .secret, .token: return self.objection(toSignatureOf: attestation)
        }
    }

    private func objection(toSignatureOf attestation: Attestation) -> String? {
        let enrolled = self.book.active(attestation.key) ?? Self.selfEnrolled(attestation)
        guard let credential = enrolled, credential.participant == attestation.participant else {
            return "its key is not one of '\(attestation.participant.name)'"
        }
        if attestation.proof == .token, !credential.roles.contains(attestation.by) {
            return "the token is not for '\(attestation.by.rawValue)'"
        }
        guard let text = try? attestation.signedText(), credential.verifies(attestation.signature, of: text) else {
            return "its signature is not that of '\(attestation.participant.name)'"
        }
        return nil
    }

    /// Who enrolls proves that the key is theirs with that very key.
    private static func selfEnrolled(_ attestation: Attestation) -> Credential? {
        guard case .credential(.issued(let credential)) = attestation.deed, credential.participant.kind == .person,
            credential.id == attestation.key
        else { return nil }
        return credential
    }

    private mutating func take(_ change: CredentialChange, _ line: Line) {
        self.hasBegun = true
        if self.allowedChange == change { self.proven += 1 } else { self.fault(line, "nothing proves this credential") }
        self.allowedChange = nil
        self.book.take(line)
    }

    private mutating func take(_ event: Event, _ line: Line) {
        if let next = self.allowed.first, next == event {
            self.allowed.removeFirst()
            self.proven += 1
        } else if let participant = event.participant, participant.kind != .rule {
            if self.hasBegun {
                self.fault(line, "nothing proves that '\(participant.name)' did this")
            } else {
                self.unproven += 1
            }
        }
        self.state.apply(event)
    }

    private mutating func fault(_ line: Line, _ reason: String) {
        self.faults.append(Fault(sequence: line.sequence, reason: reason))
    }
}
