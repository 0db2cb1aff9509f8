extension Decision {
    /// A training starts: the first one, or a new one where the last is over and nothing is open.
    mutating func start(by role: Role, trial: Bool?) throws(Refusal) {
        let model = try self.currentModel()
        // What a rewind or a termination has ended, only the director begins again.
        let starter: Role = model.training == .terminated ? .director : .modelTrainer
        guard role == starter else {
            throw Refusal(
                .notAuthorized,
                "'start' is not open to '\(role.rawValue)' here; it belongs to \(starter.rawValue)",
                hint: "ask \(starter.rawValue) to start '\(model.name)'"
            )
        }
        let isOver = model.training == nil || model.training == .completed || model.training == .terminated
        guard isOver, self.state.openIncident(of: model.name) == nil else {
            throw .wrongState(.start, model, hint: "wait until the training and its incident are over")
        }
        self.record(.trainingStarted(trial: trial ?? model.trial))
    }

    mutating func complete() throws(Refusal) {
        let model = try self.currentModel()
        guard model.training == .running else {
            throw .wrongState(.complete, model, hint: "only a running training completes")
        }
        self.record(.trainingCompleted)
    }

    mutating func pause() throws(Refusal) {
        let model = try self.currentModel()
        guard model.training == .running else {
            throw .wrongState(.pause, model, hint: "only a running training can be paused")
        }
        self.useOpenIncident(of: model)
        self.record(.trainingPaused(by: .trainer))
    }

    /// Restarts after an approval or an authorisation; else undoes a pause of the trainer's own.
    mutating func resume() throws(Refusal) {
        let model = try self.currentModel()
        self.useOpenIncident(of: model)
        let incident = self.state.openIncident(of: model.name)
        switch incident?.state {
        case .ready, .applied:
            if let incident { self.restart(model, incident) }
        case .reported, .consulting, .deciding, .fixing, .questioned, .validating, .approving, .verifying, .escalated,
            .authorized, .probation, .overdue, .resolved, .rewound, .terminated, nil:
            guard model.training == .paused(by: .trainer) else {
                throw .wrongState(
                    .resume,
                    model,
                    hint: "a restart needs the director's approval or an emergency authorisation"
                )
            }
            self.record(.trainingResumed(restart: .continued))
        }
    }

    private mutating func restart(_ model: Model, _ incident: Incident) {
        let restart = incident.restart(of: model)
        self.pauseIfRunning()
        if incident.state == .applied {
            self.record(.trainingResumed(restart: restart), entering: .probation)
        } else if incident.repair == .verified {
            self.record(.trainingResumed(restart: restart))
            self.record(.incidentResolved, entering: .resolved)
        } else {
            self.record(.trainingResumed(restart: restart), entering: .verifying)
        }
    }

    /// What happens to a training stands with its open incident, if it has one, and else with the one named.
    private mutating func useOpenIncident(of model: Model) {
        self.incident = self.state.openIncident(of: model.name)?.id ?? self.incident
    }
}
