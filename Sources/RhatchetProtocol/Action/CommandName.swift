/// The names of commands, as the `do` of a scenario spells them.
package enum CommandName: String, Sendable, Codable, Hashable, CaseIterable {
    case start, complete, report, delegate, consult, advise, decide, ask, answer, submit, validate, approve, refuse
    case pause, resume, verify, authorize, decline, apply, recall, review, rewind, terminate
    case message, availability, expectations
}
