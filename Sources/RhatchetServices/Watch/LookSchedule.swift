/// When the next look is worth its cost.
///
/// A look costs more the more draws there are, so its own cost decides how often it is taken: the looks of a
/// long run stay below a twentieth of one core.
struct LookSchedule {
    private static let share = 20.0
    private static let least = 0.5

    private var lastAt = -Double.infinity
    private var lastCost = 0.0

    /// - Parameter now: seconds on a clock that never steps.
    func isDue(at now: Double) -> Bool {
        now - self.lastAt >= max(Self.least, Self.share * self.lastCost)
    }

    mutating func taken(at now: Double, cost: Double) {
        self.lastAt = now
        self.lastCost = cost
    }
}
