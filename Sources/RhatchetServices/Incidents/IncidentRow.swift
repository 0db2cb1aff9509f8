import RhatchetEngine
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
    /// What the fix is, in few characters, where one incident is asked for; see ``FixDigest``.
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
    init(_ head: IncidentHead, _ state: ProtocolState, _ deadline: Deadline?) {
        self.init(
            id: head.id.description,
            model: head.model.rawValue,
            state: head.state,
            lane: head.lane,
            round: head.round,
            category: head.category,
            severity: head.severity,
            review: head.review,
            repair: head.repair,
            fixClass: head.fixClass,
            opened: Wording.time(head.openedAt),
            waitingFor: state.waitingFor(head.id),
            deadline: deadline?.kind.rawValue,
            due: deadline.map { Wording.time($0.due) }
        )
    }
}
