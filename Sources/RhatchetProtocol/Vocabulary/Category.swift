/// What kind of error a finding is (PROTOCOL 3).
package enum Category: String, Sendable, Codable, Hashable, CaseIterable {
    case unknown
    case implementation
    case data
    case resource
    case convergence

    /// The number under which the seeds know the category, 0...4.
    package var number: Int {
        switch self {
        case .unknown: 0
        case .implementation: 1
        case .data: 2
        case .resource: 3
        case .convergence: 4
        }
    }

    /// The role that a finding of this category goes to.
    package var role: Role {
        switch self {
        case .unknown: .director
        case .implementation, .resource: .codeTranslator
        case .data: .dataEngineer
        case .convergence: .modeler
        }
    }

    /// The role that mends it.
    package var implementer: Role {
        switch self {
        case .data: .dataEngineer
        case .unknown, .implementation, .resource, .convergence: .codeTranslator
        }
    }
}
