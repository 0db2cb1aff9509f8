/// Whether a model is still being designed (Phase 1: before its first training, and after a rewind) or trained.
package enum Phase: String, Sendable, Codable, Hashable {
    case design
    case training
}
