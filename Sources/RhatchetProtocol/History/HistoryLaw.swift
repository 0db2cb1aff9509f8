/// What every history keeps to that the engine has written: a sentence, and whether an event keeps to it.
///
/// The engine cannot write anything else; a log that breaks one was not written by it alone.
package struct HistoryLaw: Sendable {
    package let sentence: String
    let holds: @Sendable (Passage) -> Bool

    package static let all: [HistoryLaw] = [
        .counted, .oneOpen, .oneEmergency, .closed, .known, .authorised, .reverted, .reviewed, .restarted, .paused,
        .ownReview, .verified, .role, .due, .forwards,
    ]
}

extension HistoryLaw {
    static let counted = HistoryLaw(sentence: "incidents are numbered in the order of their opening") { passage in
        guard case .incidentOpened = passage.event.fact else { return true }
        return passage.event.incident?.rawValue == passage.before.opened + 1
    }

    static let oneOpen = HistoryLaw(sentence: "a model has one open incident at most") { passage in
        guard case .incidentOpened = passage.event.fact, let model = passage.event.model else { return true }
        return passage.before.openIncident(of: model) == nil
    }

    static let oneEmergency = HistoryLaw(sentence: "a model has one emergency, ever") { passage in
        guard case .emergencyActivated = passage.event.fact else { return true }
        return passage.model?.emergencyUsed == false
    }

    static let closed = HistoryLaw(sentence: "nothing changes an incident that has ended") { passage in
        guard let incident = passage.incident, incident.state.isTerminal else { return true }
        return passage.event.enters == nil && passage.after.incident(incident.id) == incident
    }

    static let known = HistoryLaw(sentence: "every event is about an incident and a model that exist") { passage in
        let isOpening = passage.event.name == .incidentOpened
        let isRefusal = passage.event.name == .actionRefused
        let incident = passage.event.incident == nil || isOpening || isRefusal || passage.incident != nil
        return incident && (passage.event.model == nil || isRefusal || passage.model != nil)
    }

    static let authorised = HistoryLaw(sentence: "a fix is applied as it was authorised, or submitted and approved") {
        passage in
        guard case .fixApplied(let fix) = passage.event.fact else { return true }
        switch fix.lane {
        case .emergency:
            guard let authorization = passage.incident?.authorization else { return false }
            return passage.incident?.state == .authorized && Set(authorization.changes) == Set(fix.changes)
        case .standard:
            // `restart.approved` stands before it and has entered `ready`.
            return passage.incident?.state == .ready && passage.incident?.submission?.changes == fix.changes
        }
    }

    static let reverted = HistoryLaw(sentence: "only a fix that stands is reverted") { passage in
        guard case .fixReverted(let fix) = passage.event.fact else { return true }
        return passage.incident?.fixes.contains(fix) == true
    }

    static let reviewed = HistoryLaw(sentence: "a review comes after the fix was applied") { passage in
        switch passage.event.name {
        case .reviewGranted, .reviewRejected:
            [.applied, .probation, .overdue].contains(passage.incident?.state)
        case .reviewOverdue: [.applied, .probation].contains(passage.incident?.state)
        default: true
        }
    }

    static let restarted = HistoryLaw(sentence: "a training goes on after an approval or an authorisation") { passage in
        guard case .trainingResumed = passage.event.fact else { return true }
        if passage.model?.training == .paused(by: .trainer), passage.event.enters == nil { return true }
        return [.ready, .applied].contains(passage.incident?.state)
    }

    static let paused = HistoryLaw(sentence: "no training runs past an overdue review where that pauses it") {
        passage in
        guard passage.before.policy.onReviewOverdue == .pause, case .trainingResumed = passage.event.fact else {
            return true
        }
        return passage.incident?.state != .overdue
    }

    static let ownReview = HistoryLaw(sentence: "no agent and no rule decides on what it made itself") { passage in
        switch passage.event.name {
        case .restartApproved, .reviewGranted, .reviewRejected:
            guard let reviewer = passage.event.participant, reviewer.kind != .person else { return true }
            return passage.incident?.authors.contains(reviewer) != true
        default: return true
        }
    }

    static let verified = HistoryLaw(sentence: "what is resolved was verified") { passage in
        passage.event.name != .incidentResolved || passage.incident?.repair == .verified
    }

    static let role = HistoryLaw(sentence: "every event is by the role to which it belongs") { passage in
        passage.event.name.authors.map { $0.contains(passage.event.by) } ?? true
    }

    static let due = HistoryLaw(sentence: "a deadline fires while it runs, at the time at which it was due") {
        passage in
        guard let kind = passage.event.fact.firedDeadline else { return true }
        return passage.before.deadlines().contains {
            $0.kind == kind && $0.due == passage.event.at && $0.incident == passage.event.incident
        }
    }

    static let forwards = HistoryLaw(sentence: "time never runs backwards, but for a deadline that was moved") {
        passage in
        guard let previous = passage.previous, passage.event.at < previous else { return true }
        return passage.event.by == .engine || passage.event.at == passage.incident?.since
    }
}
