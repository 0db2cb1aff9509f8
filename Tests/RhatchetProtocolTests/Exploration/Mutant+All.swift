import RhatchetProtocol

extension Mutant {
    static let all: [Mutant] = Self.files + Self.trainings + Self.reviews + Self.others

    private static let files = [
        Mutant("a fix is applied before it is authorised", .change) { state, action, now, real in
            guard case .apply(let id, _, _) = action.command, state.incident(id)?.state == .escalated else {
                return nil
            }
            let fix = Fix(lane: .emergency, fixClass: .parameter, changes: Cases.changes)
            return [state.event(.fixApplied(fix: fix), on: id, by: .codeTranslator, at: now, entering: .applied)]
        },
        Mutant("a part of the authorised change is applied", .change) { _, action, _, real in
            guard case .apply = action.command else { return nil }
            return real?.map { $0.withFix { $0.changes.removeLast() } }
        },
        Mutant("a restart is approved that writes what nobody submitted", .change) { state, action, now, real in
            guard case .approve(let id, _) = action.command, state.incident(id)?.state == .approving, real == nil else {
                return nil
            }
            let fix = Fix(lane: .standard, fixClass: .bugfix, changes: Cases.changes)
            return [state.event(.fixApplied(fix: fix), on: id, by: .codeTranslator, at: now, entering: .ready)]
        },
        Mutant("a rejection reverts what was never applied", .revert) { _, action, _, real in
            guard case .review(_, .reject, _) = action.command else { return nil }
            return real?.map { $0.withFix { $0.patch = "another" } }
        },
    ]

    private static let trainings = [
        Mutant("an overdue review does not pause", .overdue) { state, deadline in
            Machine.real.fire(state, deadline).filter { deadline.kind != .review || $0.name != .trainingPaused }
        },
        Mutant("a resume without an approval", .restart) { state, action, now, real in
            guard case .resume(.model(let model)) = action.command, action.by == .modelTrainer, real == nil,
                let incident = state.openIncident(of: model), incident.state == .reported
            else { return nil }
            let resumed = Fact.trainingResumed(restart: .continued)
            return [state.event(resumed, on: incident.id, by: .modelTrainer, at: now)]
        },
        Mutant("an approval counts for two restarts", .restart) { state, action, now, real in
            guard case .resume(.model(let model)) = action.command, action.by == .modelTrainer, real == nil,
                let incident = state.openIncident(of: model), incident.state == .probation
            else { return nil }
            let resumed = Fact.trainingResumed(restart: .checkpoint)
            return [state.event(resumed, on: incident.id, by: .modelTrainer, at: now, entering: .probation)]
        },
        Mutant("model_trainer starts again what was terminated", .start) { state, action, now, real in
            guard case .start(let model, _) = action.command, action.by == .modelTrainer, real == nil,
                state.models[model]?.training == .terminated
            else { return nil }
            return Machine.real.decide(state, Action(by: .director, action.command), now)
        },
        Mutant("an escalation leaves the training running", .still) { _, action, _, real in
            guard case .report = action.command, real?.last?.enters == .escalated else { return nil }
            return real?.filter { $0.name != .trainingPaused }
        },
        Mutant("director pauses", .pauses) { state, action, now, real in
            guard case .pause = action.command, action.by == .director else { return nil }
            return Machine.real.decide(state, Action(by: .modelTrainer, action.command), now)
        },
        Mutant("a recall pauses in director's name", .pauses) { _, action, _, real in
            guard case .recall = action.command else { return nil }
            return real?.map { event in
                var event = event
                if event.name == .trainingPaused { event.by = .role(.director) }
                return event
            }
        },
    ]

    private static let reviews = [
        Mutant("a second emergency", .emergency) { _, action, _, real in
            guard case .report = action.command, real?.last?.code == .alreadyUsed else { return nil }
            return real?.map { event in
                guard event.name == .emergencyDeclined else { return event }
                var event = event
                (event.fact, event.enters, event.code) = (.emergencyActivated, .escalated, nil)
                return event
            }
        },
        Mutant("an agent reviews its own emergency fix", .review) { state, action, now, real in
            guard case .review = action.command, real == nil else { return nil }
            return Machine.real.decide(state, Action(by: action.by, action.command), now)
        },
        Mutant("a rule approves its own submission", .review) { state, action, now, real in
            guard case .approve = action.command, real == nil else { return nil }
            return Machine.real.decide(state, Action(by: action.by, action.command), now)
        },
    ]

    private static let others = [
        Mutant("a closed incident is delegated again", .closed) { state, action, now, _ in
            guard case .delegate(let id, let to, _, _) = action.command, state.incident(id)?.state == .terminated else {
                return nil
            }
            let fact = Fact.incidentDelegated(delegation: Delegation(to: to), category: nil)
            return [state.event(fact, on: id, by: .director, at: now, entering: .fixing)]
        },
        Mutant("a finding attaches to a closed incident", .closed) { state, action, now, _ in
            guard case .report(_, let finding) = action.command, let last = state.incidents.last, last.state.isTerminal
            else { return nil }
            let fact = Fact.findingAttached(finding: finding, severity: .warning, confirmed: false)
            return [state.event(fact, on: last.id, by: .modelTrainer, at: now)]
        },
        Mutant("the modeler writes to code_translator in an ordinary message", .routes) { state, action, now, real in
            guard case .message(.model(let model), let to, let text, .report) = action.command, real == nil,
                let id = state.openIncident(of: model)?.id
            else { return nil }
            let sent = Fact.messageSent(to: to, text: text, channel: .report)
            return [state.event(sent, on: id, by: action.by, at: now, to: [to])]
        },
        Mutant("advice goes on to code_translator though the policy is not expert", .routes) { _, action, _, real in
            guard case .advise = action.command else { return nil }
            return real?.map { event in
                var event = event
                event.cc.append(.codeTranslator)
                return event
            }
        },
        Mutant("the emergency channel stays open after the fix", .routes) { state, action, now, real in
            guard case .message(.model(let model), let to, let text, .emergency) = action.command, real == nil,
                let incident = state.openIncident(of: model), incident.state == .probation
            else { return nil }
            let sent = Fact.messageSent(to: to, text: text, channel: .emergency)
            return [state.event(sent, on: incident.id, by: action.by, at: now, to: [to])]
        },
        Mutant("the later of two fixes of one file is taken", .conflict) { state, action, now, real in
            guard case .submit(let id, let submission) = action.command, real?.first?.name == .fixConflicted else {
                return nil
            }
            let fact = Fact.fixSubmitted(submission: submission)
            return [state.event(fact, on: id, by: .codeTranslator, at: now, entering: .approving)]
        },
        Mutant("a deadline passes and nothing is recorded", .once) { state, deadline in
            deadline.kind == .triage ? [] : Machine.real.fire(state, deadline)
        },
    ]
}

extension ProtocolState {
    /// An event as a wrong machine would record it.
    fileprivate func event(
        _ fact: Fact,
        on id: IncidentID,
        by role: Role,
        at now: Instant,
        entering state: IncidentState? = nil,
        to: [Role] = []
    ) -> Event {
        Event(
            at: now,
            incident: id,
            model: self.incident(id)?.model,
            by: .role(role),
            to: to,
            enters: state,
            fact: fact
        )
    }
}

extension Event {
    /// The same with another fix in it.
    fileprivate func withFix(_ change: (inout Fix) -> Void) -> Event {
        var event = self
        switch self.fact {
        case .fixApplied(var fix):
            change(&fix)
            event.fact = .fixApplied(fix: fix)
        case .fixReverted(var fix):
            change(&fix)
            event.fact = .fixReverted(fix: fix)
        default: break
        }
        return event
    }
}
