/// What a fix changes, computed from the real difference by the shell and never believed from a submitter.
package enum FixClass: String, Sendable, Codable, Hashable, CaseIterable {
    case parameter
    case bugfix
    case feature
    case algorithm
    case data
}
