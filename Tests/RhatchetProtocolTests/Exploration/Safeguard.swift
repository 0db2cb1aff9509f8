import RhatchetProtocol

/// What no road may lead past: a sentence, and whether an edge keeps to it.
struct Safeguard: Sendable {
    let sentence: String
    let holds: @Sendable (Edge) -> Bool
}

extension Safeguard {
    static let all: [Safeguard] = [
        .change, .revert, .emergency, .restart, .start, .overdue, .review, .closed, .pauses, .routes, .still, .once,
        .conflict,
    ]

    static let change = Safeguard(sentence: "no file changes without a live authorisation or delegation") { edge in
        guard let event = edge.event(.fixApplied), case .fixApplied(let fix) = event.fact else { return true }
        let known = edge.known[event.model]
        switch fix.lane {
        case .emergency: return known.authorized == fix.changes
        case .standard: return known.isDelegated && known.submitted == fix.changes
        }
    }

    static let revert = Safeguard(sentence: "what is reverted was applied, and nothing is applied twice") { edge in
        guard let event = edge.event(.fixReverted), case .fixReverted(let fix) = event.fact else { return true }
        return event.incident.flatMap(edge.before.incident)?.fixes.contains(fix) == true
    }

    static let emergency = Safeguard(sentence: "no second emergency for a model") { edge in
        guard let event = edge.event(.emergencyActivated) else { return true }
        return !edge.known[event.model].isEmergencyUsed
    }

    static let restart = Safeguard(sentence: "no restart without an approval or an authorisation") { edge in
        guard let event = edge.event(.trainingResumed) else { return true }
        let isOwnPause = event.model.flatMap { edge.before.models[$0] }?.training == .paused(by: .trainer)
        return edge.known[event.model].isCleared || (isOwnPause && event.enters == nil)
    }

    static let start = Safeguard(sentence: "what was rewound or terminated only the director starts again") { edge in
        guard let event = edge.event(.trainingStarted), let model = event.model else { return true }
        return edge.before.models[model]?.training != .terminated || edge.action?.by == .director
    }

    static let overdue = Safeguard(sentence: "no training runs past an overdue review under pause") { edge in
        guard edge.after.policy.onReviewOverdue == .pause else { return true }
        return edge.after.models.values.allSatisfy { !edge.learned[$0.name].isOverdue || $0.training != .running }
    }

    static let review = Safeguard(sentence: "no fix is reviewed by the agent or rule that made it") { edge in
        guard let event = edge.event(.restartApproved) ?? edge.event(.reviewGranted) ?? edge.event(.reviewRejected),
            let reviewer = edge.action?.participant, reviewer.kind != .person
        else { return true }
        return !edge.known[event.model].makers.contains(reviewer)
    }

    static let closed = Safeguard(sentence: "a terminal incident never changes") { edge in
        edge.before.incidents.allSatisfy { !$0.state.isTerminal || edge.after.incident($0.id) == $0 }
    }

    static let pauses = Safeguard(sentence: "nobody but model_trainer pauses or resumes") { edge in
        switch edge.action?.command {
        case .pause, .resume: guard edge.action?.by == .modelTrainer else { return false }
        default: break
        }
        return edge.events.allSatisfy {
            ($0.name != .trainingPaused && $0.name != .trainingResumed) || $0.by == .role(.modelTrainer)
        }
    }

    static let routes = Safeguard(sentence: "the modeler reaches code_translator by the three channels alone") { edge in
        let ours = edge.events.filter { $0.by == .role(.modeler) && ($0.to + $0.cc).contains(.codeTranslator) }
        return ours.allSatisfy { Self.isOpenRoute($0, edge.before) }
    }

    static let still = Safeguard(sentence: "an escalated training stands still until the fix is applied") { edge in
        edge.after.incidents.allSatisfy { incident in
            switch incident.state {
            case .escalated, .authorized, .applied: edge.after.models[incident.model]?.training != .running
            default: true
            }
        }
    }

    static let once = Safeguard(sentence: "a deadline fires once") { edge in
        switch edge.cause {
        case .action, .refusal: true
        case .deadline(let deadline): !edge.events.isEmpty && !edge.after.deadlines().contains(deadline)
        }
    }

    static let conflict = Safeguard(sentence: "no two open incidents have live fixes of one file") { edge in
        let open = edge.after.incidents.filter { !$0.state.isTerminal }
        guard open.count > 1 else { return true }
        let files = open.flatMap { edge.after.touched(by: $0) }
        return files.count == Set(files).count
    }

    /// The channels of PROTOCOL 8, the authorisation itself, and the advice of an `expert` incident.
    private static func isOpenRoute(_ event: Event, _ before: ProtocolState) -> Bool {
        let incident = event.model.flatMap(before.openIncident)
        switch event.fact {
        case .messageSent(_, _, .emergency): return incident?.state == .escalated || incident?.state == .authorized
        case .messageSent(_, _, .delegated):
            return incident?.delegation?.guidance != nil
                && (incident?.state == .fixing || incident?.state == .questioned)
        case .consultationAsked, .consultationAnswered:
            return event.model.flatMap { before.models[$0] }?.phase == .design
        case .fixAuthorized: return incident?.state == .escalated
        case .incidentDelegated: return before.policy.name == .expert && incident?.state == .consulting
        default: return false
        }
    }
}
