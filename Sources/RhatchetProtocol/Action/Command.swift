/// What a role asks the protocol to do: one case per `do` of PROTOCOL 13, with its payload.
package enum Command: Sendable, Codable, Hashable {
    /// `trial` nil keeps what the model was declared as.
    case start(model: ModelName, trial: Bool? = nil)
    case complete(model: ModelName)
    case report(model: ModelName, finding: Finding)
    case delegate(incident: IncidentID, to: Role, category: Category? = nil, guidance: String? = nil)
    case consult(incident: IncidentID, category: Category? = nil)
    case advise(incident: IncidentID, advice: Advice)
    case decide(incident: IncidentID, option: Option, guidance: String? = nil)
    case ask(incident: IncidentID, text: String)
    case answer(incident: IncidentID, text: String, outcome: Outcome)
    case submit(incident: IncidentID, submission: Submission)
    /// `verdict` nil is computed from the design expectations.
    case validate(incident: IncidentID, verdict: Verdict? = nil)
    case approve(incident: IncidentID, reason: String? = nil)
    case refuse(incident: IncidentID, reason: String? = nil)
    case pause(subject: Subject)
    case resume(subject: Subject)
    case verify(incident: IncidentID, passed: Bool)
    case authorize(incident: IncidentID, authorization: Authorization)
    case decline(incident: IncidentID, reason: String? = nil)
    /// `changes` are those that the shell computed from the real difference; nil takes the authorisation's.
    case apply(incident: IncidentID, changes: [Change]? = nil, canary: Canary? = nil)
    case recall(incident: IncidentID, reason: String? = nil)
    case review(incident: IncidentID, verdict: ReviewVerdict, reason: String? = nil)
    case rewind(incident: IncidentID, reason: String? = nil)
    case terminate(incident: IncidentID, reason: String? = nil)
    case message(subject: Subject, to: Role, text: String, channel: Channel = .report)
    case availability(role: Role, available: Bool)
    case expectations(model: ModelName, rows: [ExpectationRow])
}
