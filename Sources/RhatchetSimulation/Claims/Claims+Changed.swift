import RhatchetProtocol

/// What a claim would be under other assumptions, on fewer nights.
extension Claims {
    /// Of a few trainings each; where there are more in a night, fewer nights tell as much.
    var runsOfChange: Int { min(self.comparison.runs, self.team.nights(ofTrainings: 1200, in: 20...400)) }
    var changed: Resamples { Resamples(nights: self.runsOfChange, seed: self.seed) }

    func nights(_ policy: Policy, _ change: (inout Team) -> Void = { _ in }) async -> [NightRecord] {
        var team = self.team
        change(&team)
        return await Nights.play(team, under: [policy], count: self.runsOfChange, seed: self.seed)[0]
    }

    /// A team that meets an emergency as often as it can, so that there is something to see in few nights.
    static func press(_ team: inout Team) {
        team.errors.rates = [.convergence: 20]
        team.errors.critical = 1
        team.errors.byTraining = [:]
    }

    /// Laid-down errors, met up to two hundred times: only answer times vary in them.
    func rehearsal(_ troubles: [Trouble], atHour hour: Int) -> Rehearsal {
        let nights = min(self.comparison.runs, 200)
        return Rehearsal(self.team, troubles, atHour: hour, nights: nights, seed: self.seed)
    }

    /// The fixes of emergencies in some nights of a changed team.
    func audit(_ team: Team) -> EmergencyAudit {
        let nights = min(self.comparison.runs, team.nights(ofTrainings: 600, in: 20...200))
        return EmergencyAudit(team, under: self.policy(.hybrid), nights: nights, seed: self.seed)
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
