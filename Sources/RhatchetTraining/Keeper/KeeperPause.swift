/// That the keeper stopped the training at its deadline, `paused.json`; gone once the training goes on.
package struct KeeperPause: Codable, Hashable, Sendable {
    /// The deadline that had passed.
    package let due: PauseDeadline
    /// Wall time at which the training stood still.
    package let time: String

    package init(due: PauseDeadline, time: String) {
        self.due = due
        self.time = time
    }
}
