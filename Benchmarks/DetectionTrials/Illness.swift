/// What is wrong with a simulated training; numbers are in standard deviations of a healthy chain.
package enum Illness: Sendable, Hashable {
    case none
    /// The last chain's first parameter lies so far off.
    case oneApart(Double)
    /// Every chain's first parameter lies elsewhere, so far from the next.
    case allApart(Double)
    /// The last chain's first parameter is so many times as wide.
    case wide(Double)
    /// The last chain stands still from the draw on that is this share of the plan.
    case stuck(from: Double)
    /// All chains' first parameter travels so far over the planned draws.
    case drifting(Double)
    /// This share of transitions diverges.
    case divergent(Double)
    /// This share of trees is cut.
    case cut(Double)

    package var name: String {
        switch self {
        case .none: "healthy"
        case .oneApart(let distance): "one chain \(distance) sd off"
        case .allApart(let distance): "every chain elsewhere, \(distance) sd each"
        case .wide(let factor): "one chain \(factor) times as wide"
        case .stuck(let share): share == 0 ? "one chain stuck" : "one chain stuck from \(share) of the plan on"
        case .drifting(let distance): "all chains drift by \(distance) sd over the plan"
        case .divergent(let share): "\(share) of transitions diverge"
        case .cut(let share): "\(share) of trees cut"
        }
    }

    /// Draws per chain from which on it is there.
    package func begin(planned: Int) -> Int {
        if case .stuck(let share) = self { Int(share * Double(planned)) } else { 0 }
    }
}
