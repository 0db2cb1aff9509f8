package import RhatchetProtocol

/// The trainings that run at once, and what a delay costs them.
package struct Trainings: Sendable, Hashable {
    /// Trainings of one project, which share a store and may share a file.
    package var models = 3
    /// Projects beside each other; the people are the same.
    package var projects = 1
    /// Sampling time until a training converges when nothing goes wrong.
    package var length = Distribution.uniform(.hours(6), .hours(12))
    /// Minutes after midnight UTC at which all start; nil for any time of the day.
    package var start: Int? = 20 * 60
    /// Within this time after its start a training is in time.
    package var due = TimeAmount.hours(24)
    /// After this time the night is over, whatever is open.
    package var horizon = TimeAmount.hours(96)
    /// A training that halts loses what it drew since the last one.
    package var checkpoint = TimeAmount.minutes(10)
    /// Share 0...1 of a training's draws that a change of its parameters makes worthless.
    package var redo = 0.0
    /// Training hours that an hour of delay costs: 1 where the machine stands still and does nothing else.
    package var lostPerHour = 1.0
    /// Sampling time after a restart until the watch can say that the finding stays away, or that it is back.
    package var probation = Distribution.constant(.minutes(15))

    package init() {}

    var count: Int { self.models * self.projects }
}
