package import RhatchetProtocol

/// What the modeler's rules say about a sick training.
package struct Prescription: Sendable, Equatable {
    /// Who can repair it.
    package enum Kind: String, Sendable, Codable {
        /// Sampler parameters, all changes together.
        case parameter
        /// A change of the model: a rewind, never an emergency fix.
        case model
    }

    package var kind: Kind
    /// What was seen, with its numbers.
    package var diagnosis: String
    /// Why it is so, most important first.
    package var causes: [String]
    /// What to do, and why.
    package var recommendation: String
    /// Whether a rewind is recommended.
    package var rewind: Bool { self.kind == .model }
    /// The changes that repair it; empty when a parameter cannot.
    package var remedies: [Remedy]
    /// Names of the rules that spoke.
    package var rules: [String]

    package init(
        kind: Kind,
        diagnosis: String,
        causes: [String],
        recommendation: String,
        remedies: [Remedy],
        rules: [String]
    ) {
        self.kind = kind
        self.diagnosis = diagnosis
        self.causes = causes
        self.recommendation = recommendation
        self.remedies = remedies
        self.rules = rules
    }

    package var changes: [Change] { self.remedies.map(\.change) }

    /// As the payload of `advise` (PROTOCOL 5, step 3).
    package var advice: Advice {
        Advice(
            analysis: "\(self.diagnosis). Causes: \(self.causes.joined(separator: "; "))",
            recommendation: self.recommendation,
            fixClass: self.rewind ? nil : .parameter,
            changes: self.changes,
            rewind: self.rewind
        )
    }

    /// As the payload of `authorize` (PROTOCOL 6, step 2); nil when only the model can be repaired: decline then.
    package var authorization: Authorization? {
        guard !self.rewind, !self.changes.isEmpty else { return nil }
        return Authorization(
            diagnosis: "\(self.diagnosis). Causes: \(self.causes.joined(separator: "; "))",
            rationale: self.recommendation,
            changes: self.changes,
            fixClass: .parameter
        )
    }
}
