package import RhatchetProtocol

/// One change of a sampler parameter, with what it is for.
package struct Remedy: Sendable, Equatable {
    /// Under the canonical name of the parameter; file and line are for who applies it.
    package var change: Change
    /// Name of the rule that proposes it.
    package var rule: String
    package var reason: String
    /// What should be seen afterwards.
    package var expectation: String

    package init(change: Change, rule: String, reason: String, expectation: String) {
        self.change = change
        self.rule = rule
        self.reason = reason
        self.expectation = expectation
    }

    /// One clause for a person: `tune 50 -> 1000: …`.
    package var sentence: String {
        let from = self.change.from.map { "\($0)" } ?? "unset"
        let to = self.change.to.map { "\($0)" } ?? "unset"
        return "\(self.change.parameter) \(from) -> \(to): \(self.reason)"
    }
}
