import RhatchetProtocol

/// What somebody knows who hears every event and believes none of the machine's own books.
///
/// The safeguards are held against this, so that a wrong rule cannot hide behind a wrong variable of its own.
struct Witness: Hashable {
    /// What is known of a model and its open incident.
    struct Sight: Hashable {
        /// The model's one emergency, given back only by a conflict.
        var isEmergencyUsed = false
        /// Who authorised, submitted or applied the fix that is up for review.
        var makers = Set<Participant>()
        /// The live authorisation.
        var authorized: [Change]?
        /// The pending fix of a delegate.
        var submitted: [Change]?
        var isDelegated = false
        /// An approval, a grant or an applied authorisation that no restart has used yet.
        var isCleared = false
        /// A review that passed its deadline and has had no verdict since.
        var isOverdue = false

        /// An entry into `reported` or an end: nothing of the fix under way holds any more.
        mutating func close() {
            self = Sight(isEmergencyUsed: self.isEmergencyUsed)
        }
    }

    private var sights: [ModelName: Sight] = [:]

    init() {}

    subscript(model: ModelName?) -> Sight { model.flatMap { self.sights[$0] } ?? Sight() }

    mutating func see(_ event: Event, _ cause: Edge.Cause) {
        guard let model = event.model else { return }
        var sight = self[model]
        sight.see(event, cause)
        self.sights[model] = sight == Sight() ? nil : sight
    }
}

extension Witness.Sight {
    fileprivate mutating func see(_ event: Event, _ cause: Edge.Cause) {
        if event.enters == .fixing { self.submitted = nil; self.makers = [] }
        if event.enters == .reported || event.enters?.isTerminal == true { self.close() }
        switch event.fact {
        case .emergencyActivated: self.isEmergencyUsed = true
        case .emergencyDeclined where event.code == .conflict: self.isEmergencyUsed = false
        case .incidentDelegated: self.isDelegated = true
        case .fixSubmitted(let submission):
            self.submitted = submission.changes
            self.makers = cause.participants
        case .fixAuthorized(let authorization, _):
            self.authorized = authorization.changes
            self.makers = cause.participants
        case .fixApplied(let fix): self.wasApplied(fix, cause)
        case .restartApproved, .reviewGranted: self.wasGranted(event)
        case .reviewOverdue: self.isOverdue = true
        case .trainingResumed where event.enters != nil: self.isCleared = false
        default: break
        }
    }

    private mutating func wasApplied(_ fix: Fix, _ cause: Edge.Cause) {
        switch fix.lane {
        case .emergency:
            self.makers.formUnion(cause.participants)
            self.isCleared = true
        case .standard: self.makers = []
        }
        self.authorized = nil
        self.submitted = nil
    }

    private mutating func wasGranted(_ event: Event) {
        self.isOverdue = false
        self.makers = []
        if event.enters == .ready { self.isCleared = true }
    }
}

extension Edge.Cause {
    fileprivate var participants: Set<Participant> {
        switch self {
        case .action(let action): [action.participant]
        case .deadline, .refusal: []
        }
    }
}
