package import RhatchetProtocol

/// An incident as a list shows it.
package struct IncidentHead: Sendable, Equatable {
    package var id: IncidentID
    package var model: ModelName
    package var state: IncidentState
    package var lane: Lane
    package var round: Int
    package var category: Category
    /// The worst of any finding of it.
    package var severity: Severity
    package var review: ReviewStatus
    package var repair: RepairStatus
    /// The class of the fix that waits, or else of the one that stands.
    package var fixClass: FixClass?
    package var openedAt: Instant
    /// When its state was entered.
    package var since: Instant

    package init(_ incident: Incident) {
        self.id = incident.id
        self.model = incident.model
        self.state = incident.state
        self.lane = incident.lane
        self.round = incident.round
        self.category = incident.category
        self.severity = incident.findings.map(\.severity).max() ?? incident.severity
        self.review = incident.review
        self.repair = incident.repair
        self.fixClass = incident.submission?.fixClass ?? incident.fixes.last?.fixClass
        self.openedAt = incident.openedAt
        self.since = incident.since
    }

    /// For a ledger that reads its own columns.
    package init(
        id: IncidentID,
        model: ModelName,
        state: IncidentState,
        lane: Lane,
        round: Int,
        category: Category,
        severity: Severity,
        review: ReviewStatus,
        repair: RepairStatus,
        fixClass: FixClass?,
        openedAt: Instant,
        since: Instant
    ) {
        self.id = id
        self.model = model
        self.state = state
        self.lane = lane
        self.round = round
        self.category = category
        self.severity = severity
        self.review = review
        self.repair = repair
        self.fixClass = fixClass
        self.openedAt = openedAt
        self.since = since
    }
}
