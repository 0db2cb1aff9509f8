/// An effect in the outbox: stored with the event that asks for it, performed after the commit.
package struct StoredEffect: Sendable, Equatable {
    /// Number of the event and place among its effects: the same effect never gets another id.
    package struct ID: Sendable, Hashable {
        package var sequence: Int64
        package var index: Int

        package init(sequence: Int64, index: Int) {
            self.sequence = sequence
            self.index = index
        }
    }

    /// How far an effect has come.
    ///
    /// What stands at `intended` after a crash may or may not have happened: whoever goes on looks at the world first.
    package enum Progress: String, Sendable {
        case pending, intended, done, failed
    }

    package var id: ID
    package var progress: Progress
    /// Canonical JSON of the effect.
    package var body: String
    /// What whoever began it noted, to be found again after a crash.
    package var result: String?

    package init(id: ID, progress: Progress, body: String, result: String? = nil) {
        self.id = id
        self.progress = progress
        self.body = body
        self.result = result
    }
}
