import RhatchetProtocol

/// What a claim would be under other assumptions, on fewer nights.
extension Claims {
    static let nightsOfChange = 300

    var changed: Resamples { Resamples(nights: self.runsOfChange, seed: self.seed) }
    var runsOfChange: Int { min(self.comparison.runs, Self.nightsOfChange) }

    func nights(_ policy: Policy, _ change: (inout Team) -> Void = { _ in }) async -> [NightRecord] {
        var team = self.team
        change(&team)
        return await Nights.play(team, under: [policy], count: self.runsOfChange, seed: self.seed)[0]
    }

    /// The first of some values with which something holds; nil where it never does.
    func first<Value>(_ values: [Value], _ holds: (Value) async -> Bool) async -> Value? {
        for value in values where await holds(value) { return value }
        return nil
    }

    /// The modeler answers this share of the calls, everything else as it is.
    static func onCall(_ chance: Double) -> (inout Team) -> Void {
        { team in
            for desk in team.desks.indices where team.desks[desk].roles.contains(.modeler) {
                let call = team.desks[desk].onCall ?? OnCall(chance: chance, wake: .constant(.minutes(5)))
                team.desks[desk].onCall = call
                team.desks[desk].onCall?.chance = chance
            }
        }
    }
}
