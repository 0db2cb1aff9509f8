/// What the director's review of an emergency comes to.
package enum ReviewVerdict: String, Sendable, Codable, Hashable, CaseIterable {
    case grant
    case reject
}
