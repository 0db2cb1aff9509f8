package import RhatchetProtocol

/// What became of an action.
package enum Ruling: Sendable, Equatable {
    case accepted([Event])
    case refused(Refusal)
}
