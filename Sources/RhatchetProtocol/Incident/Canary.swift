/// What the trial fork with the new parameters came to (PROTOCOL 6, step 3).
package enum Canary: String, Sendable, Codable, Hashable {
    case better, worse, inconclusive
}
