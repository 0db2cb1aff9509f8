extension CommandName {
    /// The states of an incident in which this command is open to `role` (PROTOCOL 13); empty for commands on a model.
    package func states(for role: Role) -> Set<IncidentState> {
        switch self {
        case .delegate: [.reported, .consulting, .deciding, .fixing]
        case .consult: [.reported, .deciding, .questioned]
        case .advise: [.consulting]
        case .decide: [.deciding]
        case .ask, .submit: [.fixing]
        case .answer: [.questioned]
        case .validate: [.validating]
        case .approve, .refuse: [.approving]
        case .verify: [.verifying, .probation]
        case .authorize: [.escalated]
        case .decline: role == .modeler ? [.escalated, .authorized] : [.authorized]
        case .apply: [.authorized]
        case .recall: [.escalated, .authorized, .applied, .probation, .overdue]
        case .review: [.applied, .probation, .overdue]
        case .rewind, .terminate: Set(IncidentState.allCases.filter { !$0.isTerminal })
        case .start, .complete, .report, .pause, .resume, .message, .availability, .expectations: []
        }
    }

    /// Whether the command answers `expired` once the emergency of its incident has expired.
    var endsWithEmergency: Bool {
        switch self {
        case .authorize, .decline, .apply: true
        case .start, .complete, .report, .delegate, .consult, .advise, .decide, .ask, .answer, .submit: false
        case .validate, .approve, .refuse, .pause, .resume, .verify, .recall, .review, .rewind: false
        case .terminate, .message, .availability, .expectations: false
        }
    }
}
