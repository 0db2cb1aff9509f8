/// Claims in plain text: claimed, found, holds or not, and what would turn it.
package struct ClaimsText {
    private let claims: [Claim]

    package init(_ claims: [Claim]) { self.claims = claims }

    package var lines: [String] {
        let count = self.claims.filter { $0.verdict == .holds }.count
        let unmet = self.claims.filter { $0.verdict == .notMet }.count
        let met = unmet == 0 ? "" : ", \(unmet) are not met here"
        return ["the seeds' claims: \(count) of \(self.claims.count) hold\(met)"] + self.claims.flatMap(Self.lines)
    }

    private static func lines(_ claim: Claim) -> [String] {
        ["", "\(claim.name): \(claim.verdict.rawValue)", "  claimed  \(claim.claimed)", "  found    \(claim.found)"]
            + (claim.turns.map { ["  turns    \($0)"] } ?? [])
    }
}
