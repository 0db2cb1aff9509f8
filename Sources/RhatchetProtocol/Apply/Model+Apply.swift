extension Model {
    mutating func apply(_ event: Event, policy: Policy) {
        if event.fact.holdsTraining(under: policy), self.training == .paused(by: .trainer) {
            self.training = .paused(by: .engine)
        }
        switch event.fact {
        case .trainingStarted(let trial):
            self.training = .running
            self.trial = trial
            self.phase = .training
            self.questions = []
        case .trainingPaused(let holder): self.training = .paused(by: holder)
        case .trainingResumed: self.training = .running
        case .trainingHalted: self.training = .halted
        case .trainingCompleted: self.training = .completed
        case .incidentTerminated: self.training = .terminated
        case .incidentRewound:
            self.training = .terminated
            self.phase = .design
        case .emergencyActivated: self.emergency = event.incident
        case .emergencyDeclined:
            // The only decline that gives the use back; at a report nothing had been used yet.
            if event.code == .conflict { self.emergency = nil }
        case .expectationsChanged(let rows): self.expectations = rows
        case .consultationAsked(let to, let text): self.ask(to, text, event)
        case .consultationAnswered: self.questions.removeAll { event.by == .role($0.asked) }
        case .deadlineMissed(.consultation, let late): self.miss(late, at: event.at, policy)
        case .incidentOpened, .findingAttached, .incidentDelegated, .adviceRequested, .adviceGiven, .decisionMade,
            .questionAsked, .questionAnswered, .fixSubmitted, .fixConflicted, .validationRequested,
            .validationPassed, .validationFailed, .restartApproved, .restartRefused, .emergencyRecalled,
            .emergencyExpired, .fixAuthorized, .fixApplied, .fixReverted, .reviewGranted, .reviewRejected,
            .reviewOverdue, .verificationPassed, .verificationFailed, .incidentResolved, .deadlineMissed,
            .reminderSent, .messageSent, .availabilityChanged, .policyChanged, .drawsQuarantined, .statusReported,
            .actionRefused:
            break
        }
    }

    private mutating func ask(_ asked: Role, _ text: String, _ event: Event) {
        guard let asker = event.by.role else { return }
        let question = Question(
            number: self.questionCount,
            asker: asker,
            asked: asked,
            text: text,
            since: event.at,
            missed: false
        )
        self.questions.append(question)
        self.questionCount += 1
    }

    /// Marks the first question to `late` whose deadline has passed and is not marked yet.
    private mutating func miss(_ late: Role, at now: Instant, _ policy: Policy) {
        let index = self.questions.firstIndex {
            $0.asked == late && !$0.missed && $0.since + policy.consultation <= now
        }
        if let index { self.questions[index].missed = true }
    }
}

extension Fact {
    /// Whether the engine would pause the training now.
    ///
    /// Where the trainer has paused it already, the pause becomes the engine's, so that it ends only with an approved
    /// or authorised restart.
    fileprivate func holdsTraining(under policy: Policy) -> Bool {
        switch self {
        case .incidentOpened(_, .critical, let confirmed), .findingAttached(_, .critical, let confirmed): confirmed
        case .verificationFailed, .reviewRejected, .emergencyRecalled, .emergencyActivated: true
        case .reviewOverdue: policy.onReviewOverdue == .pause
        case .incidentOpened, .findingAttached, .incidentDelegated, .adviceRequested, .adviceGiven, .decisionMade,
            .questionAsked, .questionAnswered, .fixSubmitted, .fixConflicted, .validationRequested,
            .validationPassed, .validationFailed, .restartApproved, .restartRefused, .trainingStarted,
            .trainingPaused, .trainingResumed, .trainingHalted, .trainingCompleted, .emergencyDeclined,
            .emergencyExpired, .fixAuthorized, .fixApplied, .fixReverted, .reviewGranted, .verificationPassed,
            .incidentResolved, .incidentRewound, .incidentTerminated, .deadlineMissed, .reminderSent, .messageSent,
            .consultationAsked, .consultationAnswered, .availabilityChanged, .expectationsChanged, .policyChanged,
            .drawsQuarantined, .statusReported, .actionRefused:
            false
        }
    }
}
