extension Decision {
    /// Decides a command: its form, its subject, its authority, then the rules of its step, in the order of the codes.
    mutating func take(_ command: Command, by role: Role) throws(Refusal) {
        let name = command.name
        try command.checkForm(by: role)
        try self.locate(command.subject)
        guard name.roles.contains(role) else { throw .notAuthorized(name, role) }
        switch command {
        case .start(_, let trial): try self.start(by: role, trial: trial)
        case .complete: try self.complete()
        case .report(_, let finding): try self.report(finding)
        case .delegate(_, let to, let category, let guidance):
            let delegation = Delegation(to: to, guidance: guidance)
            try self.delegate(self.permitted(name, role), delegation, category: category)
        case .consult(_, let category): try self.consult(self.permitted(name, role), category: category)
        case .advise(_, let advice): try self.advise(self.permitted(name, role), advice)
        case .decide(_, let option, let guidance):
            try self.choose(self.permitted(name, role), option, guidance: guidance)
        case .ask(_, let text): try self.ask(self.permitted(name, role), text)
        case .answer(_, let text, let outcome): try self.answer(self.permitted(name, role), text, outcome)
        case .submit(_, let submission): try self.submit(submission, by: role)
        case .validate(_, let verdict): try self.validate(self.permitted(name, role), verdict)
        case .approve(_, let reason): try self.approve(self.permitted(name, role), reason: reason)
        case .refuse(_, let reason): try self.refuse(self.permitted(name, role), reason: reason)
        case .pause: try self.pause()
        case .resume: try self.resume()
        case .verify(_, let passed): try self.verify(self.permitted(name, role), passed: passed)
        case .authorize(_, let authorization): try self.authorize(self.permitted(name, role), authorization)
        case .decline(_, let reason): try self.decline(self.permitted(name, role), reason: reason)
        case .apply(_, let changes, let canary): try self.apply(self.permitted(name, role), changes, canary)
        case .recall(_, let reason): try self.recall(self.permitted(name, role), reason: reason)
        case .review(_, let verdict, let reason): try self.review(self.permitted(name, role), verdict, reason: reason)
        case .rewind(_, let reason): try self.rewind(self.permitted(name, role), reason: reason)
        case .terminate(_, let reason): try self.terminate(self.permitted(name, role), reason: reason)
        case .message(_, let to, let text, let channel): try self.message(from: role, to: to, text, channel)
        case .availability(let subject, let available): try self.availability(of: subject, available, by: role)
        case .expectations(_, let rows): try self.expectations(rows)
        }
    }

    /// Sets what the events are about; a subject that does not exist is refused.
    private mutating func locate(_ subject: Subject?) throws(Refusal) {
        switch subject {
        case .incident(let id):
            guard let incident = self.state.incident(id) else { throw .unknown(id.description) }
            self.incident = id
            self.model = incident.model
        case .model(let name):
            guard self.state.models[name] != nil else { throw .unknown(name.rawValue) }
            self.model = name
        case nil:
            break
        }
    }

    /// The incident that is decided about, once `role` may give this command on it as it stands.
    func permitted(_ command: CommandName, _ role: Role) throws(Refusal) -> Incident {
        guard let incident = self.incident.flatMap(self.state.incident) else { throw .unknown("no incident") }
        try self.state.permit(command, by: role, on: incident)
        return incident
    }
}
