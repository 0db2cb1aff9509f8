/// A stop rule that cannot be read.
package struct StopRuleError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The character, from 1, at which it goes wrong.
    package let column: Int
    package let message: String

    package var description: String { "column \(self.column): \(self.message)" }
}
