import RhatchetProtocol
import RhatchetSimulation
import RhatchetTestSupport

/// A team in which nothing takes time but the director's approvals, which come at random: the queue M/M/c.
///
/// Under `expert` a data error goes straight to who mends it, and the director's one step is the approval. Each error is
/// of a training of its own, so that they come as a Poisson process whatever the director does.
struct DirectorQueue {
    static let service = 0.5
    /// Errors of a night, the first quarter of which fills the queue and does not count.
    static let errors = 2000
    let load: Double
    let directors: Int

    /// Erlang's C times the mean time to the next free director, in hours.
    var theory: Double {
        let offered = self.load * Double(self.directors)
        var (term, sum) = (1.0, 1.0)
        for count in 1..<max(self.directors, 2) where count < self.directors {
            term *= offered / Double(count)
            sum += term
        }
        let last = term * offered / Double(self.directors) / (1 - self.load)
        return last / (sum + last) * Self.service / (Double(self.directors) * (1 - self.load))
    }

    /// The mean over nights, and its standard error, in hours.
    func meanWait(nights: Int, seed: UInt64) -> (mean: Double, error: Double) {
        let means = (0..<nights).map { self.meanWait(ofNight: $0, seed: seed) }
        let mean = means.reduce(0, +) / Double(nights)
        let square = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (square / Double(nights - 1) / Double(nights)).squareRoot())
    }

    private func meanWait(ofNight night: Int, seed: UInt64) -> Double {
        var plan = Plan(only: self.arrivals(seed: seed &+ UInt64(night) &* 1_000_003))
        plan.keepsWaits = true
        let record = self.team.night(night, under: Policy(.expert), seed: seed, plan: plan)
        let waits = record.director.waits.dropFirst(Self.errors / 4)
        return waits.reduce(0) { $0 + Double($1) } / Double(waits.count) / 3_600_000
    }

    private func arrivals(seed: UInt64) -> [Plan.Given] {
        var numbers = Seeded(seed)
        let gap = Distribution.exponential(mean: .milliseconds(1_000_000_000))
        var hours = 1.0
        return (0..<Self.errors).map { training in
            let unit = Double(gap.quantile(Double.random(in: 0..<1, using: &numbers)).milliseconds) / 1e9
            hours += unit * Self.service / (self.load * Double(self.directors))
            return Plan.Given(
                training: training,
                at: .milliseconds(Int64(hours * 3_600_000)),
                Trouble(.data, isHalting: true)
            )
        }
    }

    private var team: Team {
        var team = Team(
            name: "a queue",
            work: Dictionary(uniqueKeysWithValues: Step.allCases.map { ($0, .constant(.milliseconds(0))) }),
            desks: [
                Desk("directors", [.director], count: self.directors),
                Desk("others", Role.allCases.filter { $0 != .director }, kind: .agent, count: 100_000),
            ]
        )
        team.work[.approve] = .exponential(mean: .minutes(30))
        team.trainings.models = 1
        team.trainings.projects = Self.errors
        team.trainings.length = .constant(.hours(100_000))
        team.trainings.horizon = .hours(20_000)
        team.errors.notice = .constant(.milliseconds(0))
        team.mistakes = .flawless
        return team
    }
}
