import RhatchetProtocol

/// What samplers say in words about draws that did not converge, in a run that came to its end.
///
/// A few divergences are no finding (PROTOCOL 3): their share must exceed the policy's, or they stand beside another word.
struct SamplingWarnings {
    /// The lines that say most, and why it is a finding.
    let lines: [LogLine]
    let cause: String
    let rule: String
    let isCritical: Bool

    private init(_ lines: [LogLine], _ cause: String, _ rule: String, isCritical: Bool) {
        self.lines = lines
        self.cause = cause
        self.rule = rule
        self.isCritical = isCritical
    }

    static func find(_ lines: [PlainLine], policy: Policy) -> SamplingWarnings? {
        let tail = Survival.sinceRestart(lines).filter { !Survival.isSaid($0) }
        return Self.diverged(tail, limit: policy.divergentCritical) ?? Self.said(tail) ?? Self.tabled(tail, policy)
            ?? Self.told(tail, policy)
    }

    private static func diverged(_ tail: [PlainLine], limit: Double) -> SamplingWarnings? {
        guard let (share, line) = DivergenceShare.last(tail), share > limit else { return nil }
        let cause = "the sampler says that \(Int((share * 100).rounded())) % of its transitions diverged"
        return SamplingWarnings(
            Self.unique([line] + Self.allSaid(Self.telling(tail))),
            cause,
            "divergence_share",
            isCritical: true
        )
    }

    /// Takes the first rule of the table that a line fits.
    private static func said(_ tail: [PlainLine]) -> SamplingWarnings? {
        let lines = Self.telling(tail)
        for rule in LogRules.completed {
            guard let last = lines.last(where: { rule.matches($0) }), !Self.isTakenBack(last, rule, in: tail) else {
                continue
            }
            let told = [last.line] + Self.allSaid(lines) + [DivergenceShare.lastTold(tail)].compactMap(\.self)
            return SamplingWarnings(Self.unique(told), rule.reason, rule.name, isCritical: false)
        }
        return nil
    }

    private static let converged = ["converged", "accepted", "convergence reached"].map(LoweredText.init)

    /// Whether a program's own verdict is followed by a better one.
    private static func isTakenBack(_ last: PlainLine, _ rule: LogRule, in tail: [PlainLine]) -> Bool {
        let later = tail.lazy.filter { $0.line.number > last.line.number }
        let isVerdict = LogRules.verdicts.contains(rule)
        if isVerdict || Self.optimisers.contains(rule.name), later.contains(where: RhatSentence.isGood) { return true }
        return isVerdict && later.contains { $0.containsAny(Self.converged) && !rule.matches($0) }
    }

    /// Rules that may speak of an optimiser that only looked for a start.
    private static let optimisers = ["converge_said", "iterations_said"]

    /// Lines that a rule knows and that do not say that there is nothing.
    private static func telling(_ tail: [PlainLine]) -> [PlainLine] {
        tail.filter { line in
            LogRules.completed.contains { $0.matches(line) } && !Self.isQuoted(line) && !Denial.isAnswered(line)
                && !Denial.countsZero(line)
        }
    }

    /// Whether no rule knows the line without what it quotes: what somebody else said is no word of this run.
    private static func isQuoted(_ line: PlainLine) -> Bool {
        guard line.text.contains("'"), !LogRecord.isRecord(line.text) else { return false }
        let parts = line.text.split(separator: "'", omittingEmptySubsequences: false)
        let own = parts.enumerated().filter { place, part in
            let before = place > 0 ? parts[place - 1].last : nil
            // An apostrophe stands behind a letter, a quotation mark before a word.
            return place.isMultiple(of: 2) || !part.contains(" ") || before.map { $0.isLetter } ?? false
        }
        let rest = PlainLine(own.map(\.element).joined(separator: "'"))
        return !LogRules.completed.contains { $0.matches(rest) }
    }

    /// The first and the last line of every rule.
    private static func allSaid(_ lines: [PlainLine]) -> [LogLine] {
        LogRules.completed.flatMap { rule in
            [lines.first { rule.matches($0) }?.line, lines.last { rule.matches($0) }?.line].compactMap(\.self)
        }
    }

    private static func unique(_ lines: [LogLine]) -> [LogLine] {
        lines.enumerated().filter { place, line in !lines[..<place].contains(line) }.map(\.element)
    }

    private static func told(_ tail: [PlainLine], _ policy: Policy) -> SamplingWarnings? {
        guard let worst = RhatSentence.worst(tail), worst.rhat > policy.rhatWarning else { return nil }
        return SamplingWarnings(
            [worst.line],
            "the program's last word on R-hat is \(worst.rhat)",
            "rhat_told",
            isCritical: worst.rhat > policy.rhatCritical
        )
    }

    private static func tabled(_ tail: [PlainLine], _ policy: Policy) -> SamplingWarnings? {
        guard let worst = SummaryTable.worst(tail), worst.rhat > policy.rhatWarning else { return nil }
        let cause = "the table of the draws shows an R-hat of \(worst.rhat)"
        return SamplingWarnings(
            [worst.row, worst.head],
            cause,
            "rhat_table",
            isCritical: worst.rhat > policy.rhatCritical
        )
    }
}
