/// A policy: its name, and every number that the protocol works with (PROTOCOL 4).
///
/// The values here are the defaults.
package struct Policy: Sendable, Codable, Hashable {
    package var name: PolicyName
    /// From here on R-hat is a note on the status page; at or below it, nothing.
    package var rhatNote = 1.01
    /// Above it R-hat is a finding.
    package var rhatWarning = 1.1
    /// Above it R-hat is critical.
    package var rhatCritical = 1.3
    /// Share 0...1 of divergent post-warmup transitions above which a finding is critical.
    package var divergentCritical = 0.10
    /// Sampling time from which an R-hat above `rhatWarning` is critical.
    package var elapsedCritical = TimeAmount.hours(12)
    /// Consecutive checks that confirm a critical convergence finding.
    package var confirmChecks = 2
    /// New post-warmup draws of every chain that a check needs; nil means planned / 20 within 50 and 200.
    package var confirmDraws: Int?
    /// Checks for which a finding must stay away after a fix.
    package var verifyChecks = 2
    package var authorize = TimeAmount.minutes(10)
    package var apply = TimeAmount.minutes(15)
    package var fix = TimeAmount.minutes(30)
    package var resumeReminder = TimeAmount.minutes(45)
    package var review = TimeAmount.minutes(60)
    package var onReviewOverdue = OverdueReview.pause
    package var analysis = TimeAmount.minutes(15)
    package var recommendation = TimeAmount.minutes(30)
    package var delegated = TimeAmount.minutes(30)
    package var decision = TimeAmount.minutes(30)
    package var triage = TimeAmount.minutes(30)
    package var consultation = TimeAmount.hours(2)
    package var status = TimeAmount.minutes(30)
    /// Sampler arguments that an emergency may change, under one sampler's names; other samplers' names for them count.
    package var emergencyParameters = [
        "target_accept", "max_treedepth", "tune", "draws", "init", "metric", "step_size", "initvals",
    ]

    package init(_ name: PolicyName = .hybrid) {
        self.name = name
    }

    /// New post-warmup draws per chain that a check needs, for `planned` post-warmup draws per chain.
    package func confirmDraws(planned: Int) -> Int {
        self.confirmDraws ?? min(max(planned / 20, 50), 200)
    }
}

extension Policy {
    /// The keys as the policy file spells them.
    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case rhatNote = "rhat_note"
        case rhatWarning = "rhat_warning"
        case rhatCritical = "rhat_critical"
        case divergentCritical = "divergent_critical"
        case elapsedCritical = "elapsed_critical"
        case confirmChecks = "confirm_checks"
        case confirmDraws = "confirm_draws"
        case verifyChecks = "verify_checks"
        case authorize, apply, fix
        case resumeReminder = "resume_reminder"
        case review
        case onReviewOverdue = "on_review_overdue"
        case analysis, recommendation, delegated, decision, triage, consultation, status
        case emergencyParameters = "emergency_parameters"
    }
}
