extension Decision {
    /// Step 5: the director reviews what was done without them.
    mutating func review(_ incident: Incident, _ verdict: ReviewVerdict, reason: String?) throws(Refusal) {
        let selfReviewed = try self.checkReviewer(of: incident)
        switch verdict {
        case .grant:
            let next = self.stateAfterGrant(of: incident)
            let fact = Fact.reviewGranted(reason: reason, selfReviewed: selfReviewed)
            if next == .resolved {
                self.record(fact)
                self.record(.incidentResolved, entering: .resolved)
            } else {
                self.record(fact, entering: next)
            }
        case .reject:
            self.record(.reviewRejected(reason: reason, selfReviewed: selfReviewed), entering: .reported)
            self.pauseIfRunning()
            self.revert(incident)
            if incident.restartedAt != nil { self.record(.drawsQuarantined) }
        }
    }

    private func stateAfterGrant(of incident: Incident) -> IncidentState {
        if incident.repair == .failed { return .reported }
        guard self.runsOrCompleted, incident.restartedAt != nil else { return .ready }
        return incident.repair == .verified ? .resolved : .verifying
    }
}
