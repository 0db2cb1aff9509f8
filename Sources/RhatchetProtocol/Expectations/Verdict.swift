/// What a check against the design expectations came to.
package enum Verdict: String, Sendable, Codable, Hashable, CaseIterable {
    case pass
    case fail
}
