import RhatchetProtocol

/// Reads what a program wrote last, line by line from the end on back, until one says why it ended.
struct LastSentence {
    private let exit: ExitRecord?
    private let topics: Bool
    private let rows: Set<Int>
    /// How many lines were read that may be its last sentence.
    private var count = 0
    private var areErrors = true
    /// Whether a line of its work was read: what stands before is no word about the end.
    private var isBehindWork = false
    /// Whether a closing remark was read, so that a line before it says why: "cannot go on", "model not fitted".
    private var isClosed = false
    /// What only the grammar of a sentence or a weak topic says, unless a line before it says more.
    private(set) var remainder: LastWords.Cause?
    /// Whether what stands before is no cause, whatever it says.
    private(set) var isEnough = false

    init(_ lines: [PlainLine], _ exit: ExitRecord?, topics: Bool) {
        self.exit = exit
        self.topics = topics
        self.rows = LineShape.rows(lines)
    }

    /// The cause, if the line tells it; else what is known of the lines before it.
    ///
    /// - Parameter isBelowHead: whether the line is the message that a line before it announces.
    mutating func read(_ line: PlainLine, isBelowHead: Bool) -> LastWords.Cause? {
        let said = LogRecord.said(line) ?? line
        if let rule = LogRules.lastWords.first(where: { $0.matches(said, self.exit) }) { return (rule, line.line) }
        let isRefusal = LogRules.isRefusal(said) || Statement.isMade(said)
        self.isBehindWork = self.isBehindWork || StepReport.isCount(said) || StepReport.isProgress(said) && !isRefusal
        guard !self.isReport(line, said), self.topics, !self.isBehindWork, !line.containsAny(LastWords.epilogues) else {
            return nil
        }
        if self.areErrors, let named = NamedException.read(said, at: line.line) {
            if let rule = LogRules.exception(named, isInputBad: false) { return (rule, line.line) }
            // It says that somebody else ended: what it quotes is no cause.
            if LogRules.speechless.contains(named.name) { return nil }
        }
        return self.weigh(line, said, isBelowHead, isRefusal)
    }

    /// Whether it only tells of steps and rows.
    private mutating func isReport(_ line: PlainLine, _ said: PlainLine) -> Bool {
        if self.rows.contains(line.line.number), !LastWords.isSevere(line), !LogRules.isRefusal(said) { return true }
        // That a step failed is no word on why.
        if StepReport.isOnly(said) {
            self.isClosed = true
            return true
        }
        // What was begun, or begins a log, is no word on the end, whatever it names.
        return StepReport.isHead(said)
            || StepReport.isBegun(said) && !LastWords.isSevere(said) && !Statement.isMade(said)
    }

    private mutating func weigh(
        _ line: PlainLine,
        _ said: PlainLine,
        _ isBelowHead: Bool,
        _ isRefusal: Bool
    ) -> LastWords.Cause? {
        let isSevere = LastWords.isSevere(line)
        self.areErrors = self.areErrors && isSevere
        self.count += 1
        guard self.count <= LastWords.last || isSevere else { return nil }
        let isRefused = self.isClosed || isBelowHead || said.contains(LastWords.exceptionOfNative)
        if let rule = LogRules.topic(of: said, self.exit, isLast: self.count == 1, isRefused: isRefused) {
            if !rule.isRemainder, rule.weight > LogRules.weak, isRefusal || self.isOpen(to: rule) {
                return (rule, line.line)
            }
            if rule.isRemainder || rule.weight == LogRules.weak {
                self.remainder = self.remainder ?? (rule, line.line)
            }
        }
        self.isEnough = self.count == 1 && said.containsAny(LogRules.beyond)
        if isRefusal || LastWords.isClosing(said) { (self.isClosed, self.count) = (true, self.count - 1) }
        return nil
    }

    /// Whether a line that refuses nothing may outdo what was read behind it.
    private func isOpen(to rule: LogRule) -> Bool {
        self.remainder.map { $0.rule.isRemainder && rule.category == .convergence } ?? true
    }
}
