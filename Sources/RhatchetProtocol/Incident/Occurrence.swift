/// A finding of an incident, as it was judged when it came.
package struct Occurrence: Sendable, Codable, Hashable {
    package let at: Instant
    package let finding: Finding
    package let severity: Severity
    package let confirmed: Bool
}
