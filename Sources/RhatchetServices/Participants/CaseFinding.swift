import RhatchetProtocol

/// The finding as a program gets it: names as in the protocol, time in seconds.
struct CaseFinding: Encodable {
    let category: RhatchetProtocol.Category
    let rhat: Double?
    /// Share 0...1 of post-warmup transitions.
    let divergent: Double?
    let elapsedSeconds: Double?
    let checks: Int?
    let samplingFailed: Bool
    let halted: Bool
    let error: String?
    let signs: [Sign]
    let evidence: [Evidence]

    init(_ finding: Finding) {
        self.category = finding.category
        self.rhat = finding.rhat
        self.divergent = finding.divergent
        self.elapsedSeconds = finding.elapsed.map { Double($0.milliseconds) / 1000 }
        self.checks = finding.checks
        self.samplingFailed = finding.samplingFailed
        self.halted = finding.halted
        self.error = finding.error
        self.signs = finding.signs
        self.evidence = finding.evidence
    }
}
