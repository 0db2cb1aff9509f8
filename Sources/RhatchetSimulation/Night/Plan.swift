package import RhatchetProtocol

/// What is laid down for a night instead of being drawn.
package struct Plan: Sendable, Hashable {
    /// An error that comes at a time of its own.
    package struct Given: Sendable, Hashable {
        package var training: Int
        /// After the start of the night.
        package var at: TimeAmount
        package var trouble: Trouble
        /// How long steps took, in the order of their visits, where that is known from a record.
        package var took: [Step: [TimeAmount]] = [:]

        package init(training: Int = 0, at: TimeAmount, _ trouble: Trouble, took: [Step: [TimeAmount]] = [:]) {
            self.training = training
            self.at = at
            self.trouble = trouble
            self.took = took
        }
    }

    /// At most one for each training.
    package var given: [Given] = []
    /// Whether nothing else goes wrong.
    package var isOnlyGiven = false
    /// How long steps take from the message on, waiting and sleep included, where that is known from a record.
    package var answers: [Step: Distribution] = [:]
    /// Days after Monday on which the night begins; nil draws it.
    package var day: Int?
    /// Whether the waiting time of each piece of work is kept.
    package var keepsWaits = false
    /// Whether what was done is kept, to be written down as a scenario.
    var keepsSteps = false

    package init() {}

    package init(only given: [Given]) {
        self.given = given
        self.isOnlyGiven = true
    }
}
