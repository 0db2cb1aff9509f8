/// What a check against the design expectations came to.
package enum Verdict: String, Sendable, Codable, Hashable {
    case pass
    case fail
}
