/// What the director chooses on the modeler's advice.
package enum Option: String, Sendable, Codable, Hashable, CaseIterable {
    /// Delegate it as advised.
    case accept
    /// Let the code translator check it first.
    case verify
    /// Let the time validator check it first.
    case validate
}
