extension Decision {
    /// The director approves the restart, which writes the submitted change: nothing is written before.
    mutating func approve(_ incident: Incident, reason: String?) throws(Refusal) {
        let selfReviewed = try self.checkReviewer(of: incident)
        guard let submission = incident.submission, submission.fixClass != .algorithm else {
            throw Refusal(
                .needsRewind,
                incident.submission == nil
                    ? "\(incident.id) has come to a design error, which no fix mends"
                    : "the fix changes the algorithm, which is never approved in a running training",
                hint: "'rewind', or 'refuse' it"
            )
        }
        self.record(.restartApproved(reason: reason, selfReviewed: selfReviewed), entering: .ready)
        let fix = Fix(
            lane: .standard,
            fixClass: submission.fixClass,
            changes: submission.changes,
            patch: submission.patch
        )
        self.record(.fixApplied(fix: fix))
    }

    mutating func refuse(_ incident: Incident, reason: String?) throws(Refusal) {
        self.record(.restartRefused(reason: reason), entering: .fixing)
    }

    /// Nobody but a person reviews what they made themselves (PROTOCOL 2); true when a person does.
    func checkReviewer(of incident: Incident) throws(Refusal) -> Bool {
        guard let participant = self.participant, incident.authors.contains(participant) else { return false }
        switch participant.kind {
        case .person: return true
        case .agent, .rule:
            throw Refusal(
                .selfReview,
                "'\(participant.name)' made the fix of \(incident.id) and is no person",
                hint: "let another participant review it"
            )
        }
    }
}
