/// One claim of the seeds, held against what was simulated.
package struct Claim: Sendable, Hashable {
    /// Short and stable, as `two-oclock`.
    package var name: String
    package var claimed: String
    package var found: String
    package var verdict: Verdict
    /// From which assumption on it would hold, or would no longer; nil where it is the protocol's own rule.
    package var turns: String?

    init(_ name: String, _ claimed: String, found: String, _ verdict: Verdict, turns: String? = nil) {
        self.name = name
        self.claimed = claimed
        self.found = found
        self.verdict = verdict
        self.turns = turns
    }
}
