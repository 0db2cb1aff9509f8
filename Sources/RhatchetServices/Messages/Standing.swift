package import RhatchetEngine
package import RhatchetProtocol

/// What was known when an event happened: a message of the past must not change with what came later.
package struct Standing {
    package init() {}

    /// The latest finding until then.
    private(set) var finding: Finding?
    private(set) var severity = Severity.warning
    /// The incident's category as it was seen, or corrected.
    private(set) var category = Category.unknown
    private(set) var advice: Advice?
    private(set) var question: String?
    private(set) var submission: Submission?
    private(set) var authorization: Authorization?
    /// When and by whom it was authorised.
    private(set) var authorizedBy: String?
    /// The fixes that stood in the files then.
    private(set) var fixes: [Fix] = []
    private(set) var isVerified = false
    /// The segment that ran or stood, `model_1-1, segment 2`.
    private(set) var process: String?
    /// The training that it belongs to.
    private(set) var training: String?
    /// Incidents of this training, and how each stood then.
    private(set) var incidents: [(id: IncidentID, state: IncidentState)] = []
    private(set) var figures: MeasuredFigures?
    /// Those that the newest fix was made for, and those of its latest verification.
    private(set) var beforeFix: MeasuredFigures?
    private(set) var afterFix: MeasuredFigures?
    /// Whether the fix that stands was verified, with whatever outcome.
    private(set) var wasJudged = false

    /// What the trial of the latest authorised fix came to.
    private(set) var canary: CanaryNote?

    private var attestation: Attestation?

    /// Who an event is by, and by what that is proven: `person ada, attested: uid`; nil where nobody acted.
    func actor(of event: Event) -> String? {
        guard let participant = event.participant else { return nil }
        let proof = self.attestation.flatMap { $0.participant == participant ? $0.remark : nil } ?? ""
        return "\(participant.kind.rawValue) \(InertText.inline(participant.name))\(proof)"
    }

    var fix: Fix? { self.fixes.last }

    package mutating func take(_ line: Line) {
        switch line.content {
        case .event(let event): self.take(event)
        case .note(.segmentStarted(let start)):
            (self.training, self.process) = (start.training, "\(start.training), segment \(start.segment)")
        case .note(.measured(let figures)): self.figures = figures
        case .note(.attested(let attestation)): self.attestation = attestation
        case .note(.canary(let canary)): self.canary = canary
        case .note(.provenance), .note(.samplerStarted), .note(.resumed), .note(.stoppedByRule), .note(.chainDropped),
            .note(.fixPrepared),
            .note(.dataPrepared),
            .note(.performed), .note(.undelivered), .note(.unanswered), .note(.credential), .note(.roster),
            .note(.acceptance), .note(.muted), .note(.salvaged):
            return
        }
    }

    package mutating func take(_ event: Event) {
        if let incident = event.incident, let state = event.enters { self.enter(state, incident) }
        switch event.fact {
        case .trainingStarted: self.incidents = []
        case .incidentOpened(let finding, let severity, _):
            (self.finding, self.severity, self.category) = (finding, severity, finding.category)
        case .findingAttached(let finding, let severity, _): (self.finding, self.severity) = (finding, severity)
        case .emergencyActivated: self.category = .convergence
        case .incidentDelegated(_, let category), .adviceRequested(let category):
            self.category = category ?? self.category
        case .adviceGiven(let advice): self.advice = advice
        case .questionAsked(let text): self.question = text
        case .fixSubmitted(let submission): self.submission = submission
        case .fixAuthorized(let authorization, _):
            (self.authorization, self.canary) = (authorization, nil)
            let who = event.participant.map { " (\($0.kind.rawValue) \($0.name))" } ?? ""
            self.authorizedBy = "\(Wording.time(event.at))\(who)"
        case .fixApplied(let fix):
            (self.fixes, self.isVerified) = (self.fixes + [fix], false)
            (self.beforeFix, self.afterFix, self.wasJudged) = (self.figures, nil, false)
        case .fixReverted(let fix): self.fixes.removeAll { $0 == fix }
        case .verificationPassed, .verificationFailed:
            self.isVerified = event.name == .verificationPassed
            // Figures that were taken before a verification by hand tell nothing of the fix.
            let isNew = self.figures.map {
                $0.segment != self.beforeFix?.segment || $0.training != self.beforeFix?.training
            }
            (self.afterFix, self.wasJudged) = (isNew == true ? self.figures : nil, true)
        default: return
        }
    }

    private mutating func enter(_ state: IncidentState, _ incident: IncidentID) {
        if let known = self.incidents.firstIndex(where: { $0.id == incident }) {
            self.incidents[known].state = state
        } else {
            self.incidents.append((incident, state))
        }
    }
}

extension Attestation {
    /// Said beside a name; a rule proves nothing, and its kind says so already.
    ///
    /// Of a program the file that was really run: the last, where an interpreter stands before it.
    fileprivate var remark: String? {
        switch self.proof {
        case .rule: nil
        case .secret, .token, .uid: ", attested: \(self.proof.rawValue)"
        case .asked: ", attested: asked" + (self.programFiles?.last.map { ", sha256 \($0.sha256.prefix(12))" } ?? "")
        }
    }
}
