import RhatchetTriage

extension Symptoms {
    /// What was seen, in one sentence with its numbers.
    var sentence: String {
        var parts: [String] = []
        if let worst = self.worst {
            parts.append("R-hat \(shown(worst.rhat)) at \(worst.name) after \(self.draws) draws per chain")
        }
        if self.divergences > 0 {
            parts.append("\(self.divergences) divergences (\(shown(self.divergent * 100)) % of transitions)")
        }
        if self.worstCut > 0 { parts.append("\(shown(self.cut * 100)) % of the trees cut at the largest depth") }
        if let bfmi = self.leastBFMI, bfmi < ConvergenceThresholds().lowBFMI {
            parts.append("least E-BFMI \(shown(bfmi))")
        }
        if let ess = self.leastESS, self.isFinal { parts.append("least ESS \(shownESS(ess))") }
        parts += self.stuck.map { "chain \($0) does not move" }
        return parts.isEmpty ? "no draws to judge" : parts.joined(separator: "; ")
    }
}
