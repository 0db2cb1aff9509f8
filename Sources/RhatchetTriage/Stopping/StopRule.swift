/// When a training has drawn enough: conditions that must all hold, as `rhat <= 1.01 and ess_bulk >= 400`.
package struct StopRule: Sendable, Codable, Equatable, CustomStringConvertible {
    package var conditions: [StopCondition]

    package init(_ conditions: [StopCondition]) {
        self.conditions = conditions
    }

    /// Reads a rule as a person writes it.
    ///
    /// - Throws: ``StopRuleError`` with the place of what is wrong.
    package init(_ text: String) throws(StopRuleError) {
        var reader = StopRuleReader(text)
        self.init(try reader.conditions())
    }

    package var description: String { self.conditions.map(\.description).joined(separator: " and ") }
}
