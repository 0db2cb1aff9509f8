import RhatchetProtocol

/// How long the trainings of a history have sampled, up to its newest event.
struct SamplingTime: Sendable {
    private(set) var total = TimeAmount.milliseconds(0)
    private var since: [ModelName: Instant] = [:]

    /// Takes in the state after an event.
    mutating func follow(_ state: ProtocolState, at now: Instant) {
        for (name, begun) in self.since {
            self.total = .milliseconds(self.total.milliseconds + (now - begun).milliseconds)
            self.since[name] = now
        }
        for (name, model) in state.models {
            if model.training == .running { self.since[name] = self.since[name] ?? now } else { self.since[name] = nil }
        }
    }
}
