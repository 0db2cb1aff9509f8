package import RhatchetProtocol

extension ConvergenceVerdict {
    /// The finding that the protocol computes the same severity from as this verdict has.
    ///
    /// Its R-hat is the largest that may speak: one that does not count yet would be read as critical. `source` names
    /// the draws in the evidence.
    func makeFinding(reading: ConvergenceReading, source: String) -> Finding? {
        guard self.state.isFinding else { return nil }
        return Finding(
            category: .convergence,
            rhat: self.speaking(reading),
            divergent: self.divergent,
            elapsed: .milliseconds(self.elapsed.wholeMilliseconds),
            checks: self.isConfirmed && self.isFinal ? nil : self.count.held,
            samplingFailed: self.reasons.contains(.samplingFailed),
            signs: self.reasons.compactMap(\.sign),
            evidence: self.evidence(source: source)
        )
    }

    /// Divergences alone have no sign of the protocol, and an R-hat that is good would make a note of them.
    private func speaking(_ reading: ConvergenceReading) -> Double? {
        let isAlone = self.reasons.filter(\.state.isFinding) == [.divergentWarning]
        return isAlone ? nil : reading.speakingRhat
    }

    private func evidence(source: String) -> [Evidence] {
        let elements = self.concerns.filter { $0.reasons != [.tooEarly] }.prefix(3).map { concern in
            let why = concern.reasons.map(\.rawValue).joined(separator: ", ")
            return "\(concern.name): rhat \(shown(concern.rhat)), ess_bulk \(shownESS(concern.essBulk)), "
                + "ess_tail \(shownESS(concern.essTail)) after \(self.draws) draws per chain (\(why))"
        }
        let chains = self.stuck.map { "chain \($0) does not move (stuck_chain)" }
        let divergent = (self.divergent ?? 0) > 0 ? ["divergent share \(shown(self.divergent ?? 0))"] : []
        return (elements + chains + divergent).map { Evidence(file: source, text: $0) }
    }
}

extension ConvergenceReading {
    /// The largest R-hat that counts, or that is critical by the elapsed time; nil where none is a number.
    var speakingRhat: Double? {
        let others = self.concerns.filter { $0.counts || $0.reasons.contains(.elapsedCritical) }
        let worst = self.worst.flatMap { $0.counts ? $0 : nil }
        return (others + [worst].compactMap(\.self)).map(\.rhat).filter(\.isFinite).max()
    }
}

extension ConvergenceReason {
    /// The sign of PROTOCOL 13 that says it; nil where R-hat, divergences or the failure say it themselves.
    package var sign: Sign? {
        switch self {
        case .stuckChain: .stuckChain
        case .lowBFMI: .lowBFMI
        case .treeDepth: .treeDepth
        case .lowESS: .lowESS
        case .elapsedCritical, .drift: .slow
        case .samplingFailed, .rhatCritical, .divergentCritical, .divergentWarning, .rhatWarning, .rhatNote, .tooEarly:
            nil
        }
    }
}

extension Duration {
    /// Whole milliseconds, the rest cut off.
    package var wholeMilliseconds: Int64 {
        self.components.seconds * 1000 + self.components.attoseconds / 1_000_000_000_000_000
    }
}

/// An effective sample size, rounded down to a whole number wherever it is shown: no more than there is; `–` where it is
/// not finite.
package func shownESS(_ value: Double) -> String {
    value.isFinite && abs(value) < 1e15 ? "\(Int(value.rounded(.down)))" : "–"
}

/// Four significant digits, enough to see a difference and no more.
package func shown(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    guard value != 0 else { return "0" }
    var scale = 1.0
    while abs(value) * scale < 1000 { scale *= 10 }
    while abs(value) * scale >= 10000 { scale /= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
}
