extension Incident {
    /// An incident as the report that opens it leaves it; the state follows from the event.
    init(_ id: IncidentID, of model: ModelName, _ occurrence: Occurrence) {
        self.id = id
        self.model = model
        self.openedAt = occurrence.at
        self.state = .reported
        self.since = occurrence.at
        self.lane = .standard
        self.round = 1
        self.category = occurrence.finding.category
        self.findings = [occurrence]
        self.severity = occurrence.severity
        self.askedFrom = nil
        self.counsel = .none
        self.advice = nil
        self.delegation = nil
        self.submission = nil
        self.escalatedAt = nil
        self.appliedAt = nil
        self.restartedAt = nil
        self.authorization = nil
        self.expired = nil
        self.review = .none
        self.repair = .none
        self.fixes = []
        self.authors = []
        self.settled = []
    }
}
