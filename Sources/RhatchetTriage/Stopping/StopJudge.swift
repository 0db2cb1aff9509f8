package import RhatchetDiagnostics

/// Judges, look by look, whether one of several stop rules holds; each by itself.
///
/// At few draws R-hat and ESS are noise, and who looks often finds a lucky moment: a rule must hold at two checks,
/// with `checkDraws` new draws of every chain between them, and every planned chain must be among what is judged.
package struct StopJudge: Sendable {
    private static let checksNeeded = 2

    private let rules: [StopRule]
    private let checkDraws: Int
    /// Checks in a row at which each rule has held, and the draws at the last of them.
    private var held: [(checks: Int, draws: Int)]
    /// How each rule stood at the latest look.
    package private(set) var readings: [[StopCondition.Reading]] = []

    /// - Parameter checkDraws: post-warm-up draws of every chain that make a check.
    package init(_ rules: [StopRule], checkDraws: Int) {
        self.rules = rules
        self.checkDraws = max(1, checkDraws)
        self.held = rules.map { _ in (0, 0) }
    }

    /// Takes a look into account.
    ///
    /// - Parameter plannedChains: chains that the run is to have; nil where it is not known.
    /// - Returns: the first rule that holds by now; nil while none does.
    package mutating func judge(_ look: Look, plannedChains: Int?) -> StopRule? {
        self.readings = self.rules.map { $0.conditions.map { $0.read(look) } }
        let judged = look.chains.filter(\.isSummarized).count
        guard judged > 0, judged >= plannedChains ?? look.chains.count, judged == look.chains.count else { return nil }
        for place in self.rules.indices { self.count(place, draws: look.draws) }
        return zip(self.rules, self.held).first { $0.1.checks >= Self.checksNeeded }?.0
    }

    private mutating func count(_ place: Int, draws: Int) {
        guard self.readings[place].allSatisfy(\.holds) else { return self.held[place] = (0, 0) }
        let last = self.held[place]
        guard last.checks == 0 || draws >= last.draws + self.checkDraws else { return }
        self.held[place] = (last.checks + 1, draws)
    }

    /// Names that no variable of the look has.
    package func unknownNames(in look: Look) -> [String] {
        self.rules.flatMap(\.conditions).filter { !$0.isKnown(in: look) }.compactMap(\.variable)
    }
}
