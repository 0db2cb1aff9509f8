/// Where an incident stands: the standard protocol (PROTOCOL 5), the emergency protocol (6), and the three ends.
package enum IncidentState: String, Sendable, Codable, Hashable, CaseIterable {
    case reported, consulting, deciding, fixing, questioned, validating, approving, ready, verifying
    case escalated, authorized, applied, probation, overdue
    case resolved, rewound, terminated

    /// Whether nothing can change the incident any more.
    package var isTerminal: Bool {
        switch self {
        case .resolved, .rewound, .terminated: true
        case .reported, .consulting, .deciding, .fixing, .questioned, .validating, .approving, .ready, .verifying: false
        case .escalated, .authorized, .applied, .probation, .overdue: false
        }
    }
}
