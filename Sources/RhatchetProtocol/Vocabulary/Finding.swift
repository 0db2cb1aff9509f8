/// Something the watch saw (PROTOCOL 3).
///
/// What is absent is unknown and meets no criterion.
///
/// Every number is finite: an R-hat that is no number is a sampling failure, and said so on the way in.
package struct Finding: Sendable, Codable, Hashable {
    package let category: Category
    /// The worst R-hat of any parameter.
    package let rhat: Double?
    /// Post-warmup transitions that diverged, as a share 0...1.
    package let divergent: Double?
    /// Sampling time of the current segment, pauses left out.
    package let elapsed: TimeAmount?
    /// Consecutive checks at which it held; nil means confirmed.
    package let checks: Int?
    /// No chain moves, sampling aborted, or R-hat is not a number.
    package let samplingFailed: Bool
    /// The training no longer runs.
    package let halted: Bool
    /// The error as the log has it, such as `NameError: name 'x' is not defined`.
    package let error: String?
    package let signs: [Sign]
    /// Where it is written, file and line.
    package let evidence: [Evidence]

    package init(
        category: Category,
        rhat: Double? = nil,
        divergent: Double? = nil,
        elapsed: TimeAmount? = nil,
        checks: Int? = nil,
        samplingFailed: Bool = false,
        halted: Bool = false,
        error: String? = nil,
        signs: [Sign] = [],
        evidence: [Evidence] = []
    ) {
        let rhatIsNumber = rhat?.isFinite ?? true
        self.category = category
        self.rhat = rhatIsNumber ? rhat : nil
        self.divergent = divergent
        self.elapsed = elapsed
        self.checks = checks
        self.samplingFailed = samplingFailed || !rhatIsNumber
        self.halted = halted
        self.error = error
        self.signs = signs
        self.evidence = evidence
    }
}
