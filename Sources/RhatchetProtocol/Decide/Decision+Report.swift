extension Decision {
    /// A report opens an incident, or attaches to the one that is open (PROTOCOL 3, 5.1, 6).
    mutating func report(_ finding: Finding) throws(Refusal) {
        let model = try self.currentModel()
        switch model.training {
        case .running, .paused, .halted, .completed: break
        case .terminated, nil:
            throw .wrongState(.report, model, hint: "start a training first")
        }
        guard self.state.policy.isFinding(finding) else {
            throw Refusal(
                .notAFinding,
                "R-hat is at most \(self.state.policy.rhatWarning) and nothing else is wrong",
                hint: "a note on the status page is enough"
            )
        }
        if let incident = self.state.openIncident(of: model.name) {
            self.attach(finding, to: incident)
        } else {
            self.open(finding)
        }
    }

    private mutating func open(_ finding: Finding) {
        let judged = Judgement(finding, self.state.policy)
        self.incident = IncidentID(rawValue: self.state.opened + 1)
        let fact = Fact.incidentOpened(finding: finding, severity: judged.severity, confirmed: judged.isConfirmed)
        self.record(fact, entering: .reported)
        self.haltOrPause(judged)
        switch self.state.policy.name {
        case .centralized: break
        case .hybrid: self.escalateOrDecline(judged)
        case .expert: self.handToExpert(finding.category)
        }
    }

    private mutating func attach(_ finding: Finding, to incident: Incident) {
        let judged = Judgement(finding, self.state.policy)
        self.incident = incident.id
        let fact = Fact.findingAttached(finding: finding, severity: judged.severity, confirmed: judged.isConfirmed)
        self.record(fact)
        let failsVerification = judged.failsVerification(of: incident)
        if failsVerification, !finding.halted {
            self.pauseIfRunning()
        } else {
            self.haltOrPause(judged)
        }
        if failsVerification {
            self.record(.verificationFailed, entering: incident.state.afterFailedVerification)
        } else if self.state.policy.name == .hybrid, incident.state == .reported, incident.round == 1,
            self.emergencyObstacle(judged) == nil
        {
            self.record(.emergencyActivated, entering: .escalated)
        }
    }

    private mutating func haltOrPause(_ judged: Judgement) {
        if judged.finding.halted {
            self.record(.trainingHalted)
        } else if judged.pausesTraining {
            self.pauseIfRunning()
        }
    }

    /// `expert`: each category goes straight to the role that knows it; the unknown stays with the director.
    private mutating func handToExpert(_ category: Category) {
        switch category {
        case .unknown: break
        case .convergence: self.record(.adviceRequested(category: nil), entering: .consulting)
        case .implementation, .data, .resource:
            let delegation = Delegation(to: category.role)
            self.record(.incidentDelegated(delegation: delegation, category: nil), entering: .fixing)
        }
    }
}
