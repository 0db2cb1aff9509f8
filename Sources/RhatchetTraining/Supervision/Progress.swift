/// How far an act that takes several looks has come.
package enum Progress<Outcome: Sendable & Hashable>: Hashable, Sendable {
    /// Look again, after some 20 to 250 ms.
    case waiting
    case done(Outcome)
}

/// An act that takes time and is done in steps that do not block, so that one loop can drive several of them.
package protocol SteppedAct {
    associatedtype Outcome: Sendable & Hashable

    /// Does what is due at `now` and says whether that was all. After `done` it changes nothing more.
    mutating func step(at now: BootInstant) throws -> Progress<Outcome>
}

extension SteppedAct {
    /// Steps until it is done, blocking the thread between two steps.
    package mutating func finish(
        clock: BootClock = .system,
        every interval: Duration = .milliseconds(20),
        wait: (Duration) -> Void = { Pause.sleep($0) }
    ) throws -> Outcome {
        while true {
            if case .done(let outcome) = try self.step(at: clock.instant) { return outcome }
            wait(interval)
        }
    }
}
