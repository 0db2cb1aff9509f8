/// Where the training of a model stands.
package enum TrainingStatus: Sendable, Codable, Hashable {
    case running
    case paused(by: Holder)
    case halted
    case completed
    case terminated

    /// The word that a trace and the status page use.
    package var name: String {
        switch self {
        case .running: "running"
        case .paused: "paused"
        case .halted: "halted"
        case .completed: "completed"
        case .terminated: "terminated"
        }
    }
}
