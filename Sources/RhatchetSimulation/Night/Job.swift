import RhatchetProtocol

/// Where a piece of work is found, as long as it is asked for.
struct JobTicket: Sendable {
    let id: Int
    let training: Int
}

/// A piece of work that an incident waits for, from the message that asks for it until it is done.
struct Job: Sendable {
    let id: Int
    let training: Int
    let role: Role
    let step: Step
    /// How often this step was asked for before in the same incident.
    let visit: Int
    var desk = 0
    var readyAt: Int64 = 0
    /// When work on it began; nil while it waits.
    var startedAt: Int64?
    /// Whether somebody was called for it out of hours and is there.
    var isAwake = false

    var ticket: JobTicket { JobTicket(id: self.id, training: self.training) }
}
