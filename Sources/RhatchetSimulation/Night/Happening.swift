import RhatchetProtocol

/// What can happen next in a simulated night.
enum Happening: Sendable {
    /// Something goes wrong with a training; `generation` tells whether it still runs as when this was foreseen.
    case error(training: Int, generation: Int)
    case completion(training: Int, generation: Int)
    /// The watch has seen enough draws after a restart.
    case probation(training: Int, generation: Int)
    /// The watch reports what went wrong.
    case notice(training: Int)
    /// Work is seen by who has to do it.
    case arrival(JobTicket)
    case finish(JobTicket)
    case opening(desk: Int)
    /// Somebody called out of hours is awake.
    case awake(JobTicket)
    /// A deadline of a project's protocol.
    case deadline(project: Int)
}
