package import RhatchetProtocol

/// One incident of a real history, as far as its events tell.
package struct RecordedIncident: Sendable {
    package let id: IncidentID
    package let model: ModelName
    /// Wall time.
    package let openedAt: Instant
    package let trouble: Trouble
    package let policy: PolicyName
    package let lane: Lane
    /// From the opening to the first restart; nil when there was none.
    package internal(set) var resumedAfter: TimeAmount?
    /// From the opening to the last restart with a fix, and pauses after it; nil when there was none.
    package internal(set) var lost: TimeAmount?
    /// Since when a training stands still that had been restarted.
    var pausedAt: Instant?
    /// How long each step was waited for and worked on, in the order in which they came.
    package internal(set) var took: [Step: [TimeAmount]] = [:]

    /// Takes in what became of the training.
    mutating func follow(_ event: Event) {
        switch event.fact {
        case .trainingResumed(.continued):
            if let paused = self.pausedAt, let lost = self.lost {
                self.lost = .milliseconds(lost.milliseconds + (event.at - paused).milliseconds)
            }
            self.pausedAt = nil
        case .trainingResumed:
            self.resumedAfter = self.resumedAfter ?? event.at - self.openedAt
            self.lost = event.at - self.openedAt
            self.pausedAt = nil
        case .trainingPaused, .trainingHalted: self.pausedAt = self.pausedAt ?? event.at
        case .incidentRewound, .incidentTerminated: self.lost = nil
        default: break
        }
    }
}
