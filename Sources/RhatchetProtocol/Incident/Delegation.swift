/// Who works on a fix, and whether the director asked for the modeler's guidance with it.
package struct Delegation: Sendable, Codable, Hashable {
    package var to: Role
    /// What guidance is asked for; nil when none is.
    ///
    /// A bare `true` is an empty text.
    package var guidance: String?

    package init(to: Role, guidance: String? = nil) {
        self.to = to
        self.guidance = guidance
    }
}
