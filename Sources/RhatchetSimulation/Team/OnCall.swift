/// Who can be reached outside their hours.
package struct OnCall: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// For the steps of an emergency alone.
        case emergency
        case everything
    }

    /// Share 0...1 of calls that are answered; an unanswered one waits for the next working hours.
    package var chance: Double
    /// From the call until work begins.
    package var wake: Distribution
    package var reason: Reason

    package init(chance: Double, wake: Distribution, reason: Reason = .emergency) {
        self.chance = chance
        self.wake = wake
        self.reason = reason
    }

    func covers(_ step: Step) -> Bool {
        switch self.reason {
        case .emergency: step.isUrgent
        case .everything: true
        }
    }
}
