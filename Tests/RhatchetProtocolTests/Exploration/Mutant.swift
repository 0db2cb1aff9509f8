import RhatchetProtocol
import Testing

/// A machine with one deliberately wrong rule, and the safeguard that must find it.
struct Mutant: Sendable, CustomTestStringConvertible {
    let wrong: String
    let found: Safeguard
    let machine: Machine

    var testDescription: String { self.wrong }

    /// What the wrong rule makes of an action and of what the real machine says to it; nil leaves that as it is.
    typealias Rule = @Sendable (ProtocolState, Action, Instant, [Event]?) -> [Event]?

    init(_ wrong: String, _ found: Safeguard, rule: @escaping Rule) {
        self.wrong = wrong
        self.found = found
        self.machine = Machine(
            decide: { state, action, now in
                let real = Machine.real.decide(state, action, now)
                return rule(state, action, now, real) ?? real
            },
            fire: Machine.real.fire
        )
    }

    init(_ wrong: String, _ found: Safeguard, fire: @escaping @Sendable (ProtocolState, Deadline) -> [Event]) {
        self.wrong = wrong
        self.found = found
        self.machine = Machine(decide: Machine.real.decide, fire: fire)
    }
}
