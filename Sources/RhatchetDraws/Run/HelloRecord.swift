/// `hello.json`: the hook's first word, written when Python starts in a watched process.
package struct HelloRecord: Sendable, Codable, Equatable {
    package var pid: Int32
    /// The interpreter, as it names itself.
    package var executable: String?
    package var argv: [String]?
    /// Versions of Python and of the hook, by name.
    package var versions: [String: JSONValue]?
    /// ISO 8601, UTC.
    package var time: String?
}
