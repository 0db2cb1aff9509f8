package import RhatchetProtocol

/// One incident in a list.
package struct IncidentRow: Sendable, Encodable {
    package var id: String
    package var model: String
    package var state: IncidentState
    package var lane: Lane
    package var round: Int
    package var category: RhatchetProtocol.Category
    package var severity: Severity
    package var review: ReviewStatus
    package var repair: RepairStatus
    /// The class of the fix that waits, or else of the one that stands; computed from the real difference.
    package var fixClass: FixClass?
    package var opened: String
    package var waitingFor: [Role]
    /// What the fix is, in few characters; see ``FixDigest``.
    package var fixDigest: String?
    package var deadline: String?
    package var due: String?

    private enum CodingKeys: String, CodingKey {
        case id, model, state, lane, round, category, severity, review, repair, opened, deadline, due
        case waitingFor = "waiting_for"
        case fixClass = "fix_class"
        case fixDigest = "fix_digest"
    }
}

extension IncidentRow {
    /// How an incident stands in `state`.
    init(_ incident: Incident, _ state: ProtocolState, _ deadline: Deadline?, _ notes: FixNotes) {
        self.init(
            id: incident.id.description,
            model: incident.model.rawValue,
            state: incident.state,
            lane: incident.lane,
            round: incident.round,
            category: incident.category,
            severity: incident.findings.map(\.severity).max() ?? incident.severity,
            review: incident.review,
            repair: incident.repair,
            fixClass: incident.submission?.fixClass ?? incident.fixes.last?.fixClass,
            opened: Wording.time(incident.openedAt),
            waitingFor: state.waitingFor(incident.id),
            fixDigest: FixDigest(of: incident, notes)?.description,
            deadline: deadline?.kind.rawValue,
            due: deadline.map { Wording.time($0.due) }
        )
    }
}
