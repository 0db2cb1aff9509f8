import RhatchetProtocol

/// One step of a random scenario.
struct Step {
    var at: Instant
    var role: Role
    var participant: Participant
    var command: Command
}

extension Seeded {
    /// The next step after `play`: most are a command that is open to its role, and lead on, so that scenarios go deep.
    mutating func step(after play: Rehearsal, at now: Instant) -> Step {
        let at = now + .minutes(self.pick([0, 0, 0, 1, 1, 2, 2, 3, 5, 7, 10, 15, 31, 61], or: 1))
        let kind = self.pick([Participant.Kind.person, .agent, .rule], or: .person)
        let participant = Participant(self.pick(["ann", "bob"], or: "ann"), kind)
        let (role, command) = self.openCommand(in: play.state) ?? self.anyCommand()
        return Step(at: at, role: role, participant: participant, command: command)
    }

    private mutating func openCommand(in state: ProtocolState) -> (Role, Command)? {
        let open = state.incidents.filter { !$0.state.isTerminal }.map(\.id)
        guard self.chance(0.75), let id = open.randomElement(using: &self) else { return nil }
        let isPatient = self.chance(0.9)
        let aside: Set<CommandName> = [.rewind, .terminate, .recall, .decline, .pause, .delegate]
        // The director may always do something: mostly those act whom the incident waits for.
        let waiting = state.waitingFor(id)
        let role = self.chance(0.7) ? self.pick(waiting, or: .director) : self.pick(Role.allCases, or: .director)
        let choices = state.openCommands(for: role, on: id).filter { !isPatient || !aside.contains($0) }
        guard let name = choices.randomElement(using: &self) else { return nil }
        return (role, self.command(name, on: id))
    }

    private mutating func anyCommand() -> (Role, Command) {
        let id = IncidentID(rawValue: self.pick([1, 2, 3, 4, 9], or: 1))
        let names: [CommandName] = [.report, .report, .report, .start, .start, .message, .message]
        let command = self.command(self.pick(self.chance(0.6) ? names : CommandName.allCases, or: .report), on: id)
        let owners =
            switch command {
            case .message(_, _, _, .consultation): [Role.modeler, .codeTranslator]
            default: self.chance(0.75) ? command.name.roles.sorted() : Role.allCases
            }
        return (self.pick(owners, or: .director), command)
    }

    mutating func command(_ name: CommandName, on id: IncidentID) -> Command {
        let model = ModelName(rawValue: self.pick(["model_1", "model_1", "model_2", "model_3"], or: "model_1"))
        let subject = self.chance(0.5) ? Subject.incident(id) : .model(model)
        switch name {
        case .start: return .start(model: model)
        case .complete: return .complete(model: model)
        case .report: return .report(model: model, finding: self.finding())
        case .delegate:
            let to = self.pick([Role.codeTranslator, .codeTranslator, .dataEngineer, .modeler], or: .codeTranslator)
            let category = self.pick([Category?.none, .none, .implementation, .convergence], or: nil)
            return .delegate(incident: id, to: to, category: category, guidance: self.chance(0.5) ? "g" : nil)
        case .consult: return .consult(incident: id, category: self.pick([Category?.none, .none, .data], or: nil))
        case .advise: return .advise(incident: id, advice: self.advice())
        case .decide:
            let guidance = self.chance(0.5) ? "g" : nil
            return .decide(incident: id, option: self.pick(Option.allCases, or: .accept), guidance: guidance)
        case .ask: return .ask(incident: id, text: "?")
        case .answer: return .answer(incident: id, text: "!", outcome: self.pick(Outcome.allCases, or: .optional))
        case .submit: return .submit(incident: id, submission: self.submission())
        case .validate: return .validate(incident: id, verdict: self.pick([nil, .pass, .fail], or: nil))
        case .approve: return .approve(incident: id)
        case .refuse: return .refuse(incident: id)
        case .pause: return .pause(subject: subject)
        case .resume: return .resume(subject: subject)
        case .verify: return .verify(incident: id, passed: self.chance(0.5))
        case .authorize: return .authorize(incident: id, authorization: self.authorization())
        case .decline: return .decline(incident: id)
        case .apply: return .apply(incident: id, changes: self.chance(0.2) ? [] : nil)
        case .recall: return .recall(incident: id)
        case .review: return .review(incident: id, verdict: self.pick(ReviewVerdict.allCases, or: .grant))
        case .rewind: return .rewind(incident: id)
        case .terminate: return .terminate(incident: id)
        case .message:
            let channel = self.pick(Channel.allCases, or: .report)
            let couple = [Role.modeler, .codeTranslator]
            let to = self.pick(channel == .report ? Role.allCases : couple, or: .director)
            return .message(subject: subject, to: to, text: "t", channel: channel)
        case .availability:
            return .availability(role: self.pick(Role.allCases, or: .modeler), available: self.chance(0.7))
        case .expectations: return .expectations(model: model, rows: self.chance(0.5) ? Cases.rows : [])
        }
    }

    private mutating func finding() -> Finding {
        self.pick(
            [
                Cases.critical, Cases.critical, Cases.critical, Cases.firstLook, Cases.warning, Cases.halted, Cases.bug,
                Cases.data, Cases.riddle, Cases.good,
            ],
            or: Cases.bug
        )
    }

    private mutating func authorization() -> Authorization {
        let prior = Change(parameter: "prior_sd", to: .int(1))
        let changes = self.pick([Cases.changes, Cases.changes, Cases.changes, [prior], []], or: Cases.changes)
        return Authorization(diagnosis: "d", changes: changes)
    }

    private mutating func advice() -> Advice {
        self.pick([Cases.advice, Cases.advice, Advice(analysis: "a"), Advice(rewind: true)], or: Cases.advice)
    }

    private mutating func submission() -> Submission {
        Submission(fixClass: self.pick(FixClass.allCases, or: .bugfix), changes: self.chance(0.5) ? Cases.changes : [])
    }
}
