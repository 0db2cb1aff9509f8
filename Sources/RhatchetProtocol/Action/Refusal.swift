/// An action that may not be taken: a stable code, a sentence that says why, and the way out.
package struct Refusal: Error, Sendable, Codable, Hashable {
    package var code: Code
    package var message: String
    package var hint: String

    package init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
