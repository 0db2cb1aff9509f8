import RhatchetEngine
package import RhatchetProtocol

/// What a step says to those whom it concerns, rendered from the templates.
package struct Messages {
    let model: ModelName
    /// The model's file and its log, as the record names them.
    let file: String
    let log: String
    /// The folder of the rewind documents.
    let rewinds: String
    /// The folder of the draws, a folder in it for each training.
    let trainings: String
    let policy: Policy
    let templates: Templates

    package init(_ model: ModelName, project: Project, templates: Templates) {
        self.model = model
        self.file = project.engine.state.models[model]?.file ?? "\(model).py"
        self.log = project.paths.relative(project.paths.log(of: model.rawValue))
        self.rewinds = project.paths.relative(project.paths.rewinds)
        self.trainings = project.paths.relative(project.paths.trainings)
        self.policy = project.engine.state.policy
        self.templates = templates
    }

    /// The message of an event; nil where nobody is told.
    package func text(_ event: Event, _ standing: Standing) -> String? {
        // It was rendered when it was made.
        if case .statusReported(let text) = event.fact { return text }
        guard let name = MessageName(event.fact) else { return nil }
        return self.templates.render(name, self.words(event, standing))
    }

    /// Everything that the template of this event can name.
    package func words(_ event: Event, _ standing: Standing) -> Words {
        var words = self.always(event, standing)
        switch event.fact {
        case .incidentOpened, .findingAttached, .emergencyActivated, .adviceRequested, .incidentDelegated,
            .adviceGiven, .decisionMade, .questionAsked, .questionAnswered:
            self.triage(event, standing, &words)
        case .fixSubmitted, .fixConflicted, .validationRequested, .validationPassed, .validationFailed,
            .restartApproved, .restartRefused, .fixApplied, .fixReverted, .verificationPassed, .verificationFailed:
            self.repair(event.fact, standing, &words)
        case .emergencyDeclined, .emergencyRecalled, .emergencyExpired, .fixAuthorized, .reviewGranted,
            .reviewRejected, .reviewOverdue:
            self.emergency(event, standing, &words)
        case .trainingStarted, .trainingPaused, .trainingResumed, .trainingHalted, .trainingCompleted,
            .drawsQuarantined, .statusReported:
            self.training(event.fact, standing, &words)
        case .incidentResolved, .incidentRewound, .incidentTerminated, .deadlineMissed, .reminderSent, .messageSent,
            .consultationAsked, .consultationAnswered, .availabilityChanged, .expectationsChanged, .policyChanged,
            .actionRefused:
            self.other(event, standing, &words)
        }
        return words
    }

    private func always(_ event: Event, _ standing: Standing) -> Words {
        var words = self.subject(standing)
        words["incident"] = event.incident?.description
        words["time"] = Wording.time(event.at)
        words["by"] = "@\(event.by.rawValue)"
        words["participant"] = event.participant.map { "\($0.kind.rawValue) \($0.name)" }
        words["to"] = Wording.roles(event.to)
        words["cc"] = Wording.roles(event.cc)
        return words
    }

    /// Where the reasons for a rewind are written.
    func rewindDocument(_ incident: IncidentID) -> String { "\(self.rewinds)/\(incident).md" }

    /// What is known of the model whatever happens.
    func subject(_ standing: Standing) -> Words {
        var words = Words()
        for name in ["incident", "participant", "to", "cc"] { words[name] = nil }
        words["model"] = self.model.rawValue
        words["file"] = self.file
        words["process"] = standing.process
        words["log"] = self.log
        words["status_every"] = Wording.whole(self.policy.status)
        return words
    }
}
