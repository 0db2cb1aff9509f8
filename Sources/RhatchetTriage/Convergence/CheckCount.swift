/// How far a confirmation has come.
package struct CheckCount: Sendable, Codable, Equatable {
    /// Checks made in this segment; rises by one with every check, so that a caller sees whether a verdict is new.
    package var made: Int
    /// Consecutive checks, the last one included, at which the state or a worse one held; 0 when there is no finding.
    package var held: Int
    /// Consecutive checks that confirm.
    package var needed: Int

    package init(made: Int, held: Int, needed: Int) {
        self.made = made
        self.held = held
        self.needed = needed
    }
}
