/// An incident as the protocol knows it: the state it is in, and the facts that outlive a state.
package struct Incident: Sendable, Codable, Hashable {
    package let id: IncidentID
    package let model: ModelName
    package let openedAt: Instant
    package internal(set) var state: IncidentState
    /// When the state was entered, the latest time.
    package internal(set) var since: Instant
    package internal(set) var lane: Lane
    package internal(set) var round: Int
    /// That of the first finding, until it escalates or the director corrects it.
    package internal(set) var category: Category
    /// In the order in which they came; never empty.
    package internal(set) var findings: [Occurrence]
    /// The severity of the finding that opened it.
    package let severity: Severity

    /// What `consulting` was entered from, and goes back to; nil when the modeler is not asked.
    package internal(set) var askedFrom: IncidentState?
    package internal(set) var counsel: Counsel
    /// The latest advice with a recommendation.
    package internal(set) var advice: Advice?
    package internal(set) var delegation: Delegation?
    /// Submitted and neither approved nor refused yet.
    package internal(set) var submission: Submission?

    package internal(set) var escalatedAt: Instant?
    package internal(set) var appliedAt: Instant?
    /// When the first segment with the latest fix in it started; nil before.
    package internal(set) var restartedAt: Instant?
    /// Stands from when it is given until the incident goes back to `reported`.
    package internal(set) var authorization: Authorization?
    /// Which deadline ended the emergency; nil when none did.
    package internal(set) var expired: DeadlineKind?
    package internal(set) var review: ReviewStatus
    package internal(set) var repair: RepairStatus
    /// Fixes that stand in the files, oldest first.
    package internal(set) var fixes: [Fix]
    /// Who authorised, submitted or applied the fix that is up for review.
    package internal(set) var authors: Set<Participant>
    /// Deadlines that have fired, or been met, since the state was entered.
    package internal(set) var settled: Set<DeadlineKind>

    /// Whether a deadline of this state has passed without an answer.
    package var isLate: Bool {
        self.state == .overdue || !self.settled.isDisjoint(with: [.triage, .recommendation, .delegated, .decision])
    }

    package var latestFinding: Occurrence? { self.findings.last }
}
