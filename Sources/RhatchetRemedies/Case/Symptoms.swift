import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage

/// The numbers of a look that the rules ask for.
struct Symptoms {
    /// The element with the largest R-hat; infinite where it is no number; nil without elements.
    let worst: (name: String, rhat: Double)?
    /// Every chain holds enough effective draws of its own for every element whose R-hat is bad.
    let mixesLocally: Bool
    /// Least of bulk and tail ESS of all elements, and the draws that they were computed from.
    let leastESS: Double?
    let totalDraws: Double
    let draws: Int
    let divergences: Int
    /// Divergent share of the post-warmup transitions, 0…1.
    let divergent: Double
    let leastBFMI: Double?
    /// Share of trees at the largest depth, of the worst chain and of all.
    let worstCut: Double
    let cut: Double
    let stuck: [Int]
    let isFinal: Bool

    init(_ look: Look, thresholds: RemedyThresholds) {
        let elements = look.parameters.filter { !$0.isConstant }
        let drawing = look.chains.filter { $0.draws > 0 }
        let transitions = Double(max(1, drawing.reduce(0) { $0 + $1.draws }))
        let bad = elements.filter { !($0.rhat <= thresholds.rhatBad) }
        self.worst = elements.map { ($0.name, $0.rhat.isNaN ? .infinity : $0.rhat) }.max { $0.1 < $1.1 }
        self.mixesLocally = bad.allSatisfy { $0.chainESS.allSatisfy { $0 >= thresholds.judge.countingESS } }
        self.leastESS = elements.map { min($0.essBulk, $0.essTail) }.filter(\.isFinite).min()
        self.totalDraws = Double(look.draws * drawing.count)
        self.draws = look.draws
        self.divergences = drawing.reduce(0) { $0 + $1.divergent }
        self.divergent = Double(drawing.reduce(0) { $0 + $1.divergent }) / transitions
        self.leastBFMI = drawing.compactMap(\.bfmi).min()
        self.worstCut = drawing.map(\.saturatedShare).max() ?? 0
        self.cut = Double(drawing.reduce(0) { $0 + ($1.saturated ?? 0) }) / transitions
        self.stuck = drawing.filter { ($0.unmoved ?? 0) > thresholds.judge.stuckUnmoved }.map(\.chain)
        self.isFinal = look.isComplete
    }
}
