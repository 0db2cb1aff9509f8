/// Who an event is by: a role, or the engine where nobody acted (a deadline, a conflict).
///
/// Written as one word: a role's name, or `engine`.
package enum Actor: RawRepresentable, Sendable, Codable, Hashable {
    case role(Role)
    case engine

    package init?(rawValue: String) {
        if rawValue == "engine" {
            self = .engine
        } else if let role = Role(rawValue: rawValue) {
            self = .role(role)
        } else {
            return nil
        }
    }

    package var rawValue: String {
        switch self {
        case .role(let role): role.rawValue
        case .engine: "engine"
        }
    }

    /// The role that acted; nil for the engine.
    package var role: Role? {
        switch self {
        case .role(let role): role
        case .engine: nil
        }
    }
}
