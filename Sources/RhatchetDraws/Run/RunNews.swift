/// What a poll of a run's folder brought.
package struct RunNews: Sendable, Equatable {
    /// Draws of all chains that were not there before, tuning draws included.
    package var draws = 0
    /// Post-warmup ones among them.
    package var postWarmup = 0
    /// Numbers of the chains whose files appeared.
    package var newChains: [Int] = []
    /// `run.json` appeared or is another one now.
    package var recordChanged = false

    package init() {}

    package var isEmpty: Bool { self.draws == 0 && self.newChains.isEmpty && !self.recordChanged }
}
