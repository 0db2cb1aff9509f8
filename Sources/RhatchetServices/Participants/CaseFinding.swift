import RhatchetProtocol

/// The finding as a program gets it: names as in the protocol, time in seconds.
struct CaseFinding: Encodable {
    /// One place that the finding rests on.
    struct Place: Encodable {
        let file: String
        let line: Int?
        let text: QuotedText

        init(_ evidence: Evidence) {
            self.file = InertText.plain(evidence.file)
            self.line = evidence.line
            // Only a draw log has no lines.
            self.text = QuotedText(evidence.text, from: evidence.line == nil ? .draws : .log)
        }
    }

    let category: RhatchetProtocol.Category
    let rhat: Double?
    /// Share 0...1 of post-warmup transitions.
    let divergent: Double?
    let elapsedSeconds: Double?
    let checks: Int?
    let samplingFailed: Bool
    let halted: Bool
    let error: QuotedText?
    let signs: [Sign]
    let evidence: [Place]

    init(_ finding: Finding) {
        self.category = finding.category
        self.rhat = finding.rhat
        self.divergent = finding.divergent
        self.elapsedSeconds = finding.elapsed.map { Double($0.milliseconds) / 1000 }
        self.checks = finding.checks
        self.samplingFailed = finding.samplingFailed
        self.halted = finding.halted
        self.error = finding.error.quoted(from: .log)
        self.signs = finding.signs
        self.evidence = finding.evidence.map(Place.init)
    }
}
