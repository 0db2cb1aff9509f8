/// The number of an incident, in order of opening from 1; shown as `INC-1`.
package struct IncidentID: RawRepresentable, Sendable, Codable, Hashable, Comparable, CustomStringConvertible {
    package var rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Reads `INC-1` or `1`; nil for anything else.
    package init?(_ text: String) {
        let digits = text.hasPrefix("INC-") ? text.dropFirst(4) : text[...]
        guard let number = Int(digits), number > 0 else { return nil }
        self.rawValue = number
    }

    package var description: String { "INC-\(self.rawValue)" }

    package static func < (left: IncidentID, right: IncidentID) -> Bool {
        left.rawValue < right.rawValue
    }
}
