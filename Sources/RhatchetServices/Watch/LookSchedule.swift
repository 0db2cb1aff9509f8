/// When the next look is worth its cost.
///
/// A look costs more the more draws there are, so what looks have cost decides how often they are taken: in the long
/// run a twentieth of one core. At the beginning, where a sick run is best caught, there is credit to look often.
struct LookSchedule {
    private static let share = 0.05
    private static let credit = 2.0
    private static let least = 0.2

    private var begunAt: Double?
    private var lastAt = -Double.infinity
    private var spent = 0.0

    /// - Parameter now: seconds on a clock that never steps.
    func isDue(at now: Double) -> Bool {
        let elapsed = now - (self.begunAt ?? now)
        return now - self.lastAt >= Self.least && self.spent <= Self.credit + Self.share * elapsed
    }

    mutating func taken(at now: Double, cost: Double) {
        self.begunAt = self.begunAt ?? now
        self.lastAt = now
        self.spent += cost
    }
}
