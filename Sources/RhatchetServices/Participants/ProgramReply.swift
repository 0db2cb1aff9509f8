package import RhatchetEngine

/// What came of asking a program.
package struct ProgramReply: Sendable {
    /// The files that the program was when it was asked.
    package let files: [ProgramFile]
    package let result: Result<Answer, ProgramFailure>

    /// - Throws: ``ProgramFailure``
    package func get() throws -> Answer { try self.result.get() }
}

/// Nothing came from a program that can be used.
package struct ProgramFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package let reason: String
    /// The end of what it said on standard error, made inert; nil where it said nothing.
    package let said: String?

    /// Characters that are kept of what it said.
    private static let kept = 2000

    /// - Parameter said: all of its standard error.
    init(_ reason: String, said: String = "") {
        let end = InertText.plain(String(said.suffix(Self.kept)))
        self.reason = reason
        self.said = end.isEmpty ? nil : end
    }

    package var description: String {
        self.reason + (self.said.map { "; it said: \($0.suffix(500))" } ?? "")
    }
}
