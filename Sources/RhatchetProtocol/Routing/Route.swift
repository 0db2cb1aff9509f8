/// Who is told of an event, and who gets a copy (PROTOCOL 13, the table of recipients).
struct Route {
    let to: [Role]
    let cc: [Role]

    /// - Parameters:
    ///   - sender: the role whose action is decided; nil where a deadline fires.
    ///   - delegate: who works on the incident, and so asked or submitted.
    init(of fact: Fact, by actor: Actor, sender: Role?, delegate: Role?) {
        let to = fact.recipients(sender: sender, delegate: delegate)
        let itself = actor.role
        self.to = to.filter { $0 != itself }
        self.cc = fact.copies.filter { $0 != itself && !to.contains($0) }
    }
}

extension Fact {
    /// Who acts next, or must know, in the order of roles; the actor itself is left out by the route.
    fileprivate func recipients(sender: Role?, delegate: Role?) -> [Role] {
        switch self {
        case .incidentOpened, .findingAttached, .adviceGiven, .questionAsked, .fixSubmitted, .validationPassed,
            .validationFailed, .verificationPassed, .verificationFailed, .trainingStarted, .trainingPaused,
            .trainingResumed, .trainingHalted, .trainingCompleted, .emergencyDeclined, .availabilityChanged,
            .expectationsChanged, .drawsQuarantined, .deadlineMissed, .statusReported:
            [.director]
        case .incidentDelegated(let delegation, _): [delegation.to]
        case .adviceRequested, .emergencyActivated: [.modeler]
        case .decisionMade(.accept, _), .decisionMade(.verify, _), .fixAuthorized: [.codeTranslator]
        case .decisionMade(.validate, _), .validationRequested: [.timeValidator]
        case .questionAnswered, .restartRefused: [delegate].compactMap(\.self)
        case .fixConflicted, .actionRefused: [sender].compactMap(\.self)
        case .restartApproved, .fixApplied, .fixReverted: [.modelTrainer]
        case .emergencyExpired, .emergencyRecalled, .reviewGranted, .reviewRejected, .reviewOverdue,
            .incidentResolved, .incidentRewound, .incidentTerminated, .policyChanged:
            Role.allCases
        case .reminderSent(_, let late): [late]
        case .messageSent(let to, _, _), .consultationAsked(let to, _), .consultationAnswered(let to, _): [to]
        }
    }

    fileprivate var copies: [Role] {
        switch self {
        case .decisionMade: [.modeler]
        case .emergencyActivated, .fixAuthorized, .fixApplied, .fixReverted, .fixConflicted, .reminderSent: [.director]
        case .deadlineMissed(_, let late): [late]
        case .incidentOpened, .findingAttached, .incidentDelegated, .adviceRequested, .adviceGiven, .questionAsked,
            .questionAnswered, .fixSubmitted, .validationRequested, .validationPassed, .validationFailed,
            .restartApproved, .restartRefused, .trainingStarted, .trainingPaused, .trainingResumed, .trainingHalted,
            .trainingCompleted, .emergencyDeclined, .emergencyRecalled, .emergencyExpired, .reviewGranted,
            .reviewRejected, .reviewOverdue, .verificationPassed, .verificationFailed, .incidentResolved,
            .incidentRewound, .incidentTerminated, .messageSent, .consultationAsked, .consultationAnswered,
            .availabilityChanged, .expectationsChanged, .policyChanged, .drawsQuarantined, .statusReported,
            .actionRefused:
            []
        }
    }
}
