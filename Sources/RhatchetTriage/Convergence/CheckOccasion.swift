import RhatchetDiagnostics

/// What a look may be used for: PROTOCOL section 3 judges at checks, not at every look.
enum CheckOccasion: Equatable {
    /// Not enough new draws: no check.
    case none
    /// A single chain has begun and has enough new draws: only a complete sampling failure can be seen.
    case lone
    /// At least two chains, each with enough new post-warmup draws.
    case check
    /// Every planned chain is complete: the whole truth.
    case final

    /// Compares a look with the draws that the last check saw, by chain number.
    ///
    /// A chain that holds all its planned draws cannot give new ones and holds nobody up, as long as another chain
    /// gives `spacing`. Without this, chains that are drawn one after the other would never be checked.
    init(look: Look, seen: [Int: ChainLook], spacing: Int) {
        guard !look.isComplete else {
            self = .final
            return
        }
        let fresh = look.chains.map { $0.draws - (seen[$0.chain]?.draws ?? 0) }
        let ready = zip(look.chains, fresh).allSatisfy { chain, new in
            new >= spacing || (chain.draws >= spacing && chain.draws >= look.plannedDraws ?? .max)
        }
        guard ready, fresh.contains(where: { $0 >= spacing }) else {
            self = .none
            return
        }
        self = look.chains.count >= 2 ? .check : .lone
    }
}
