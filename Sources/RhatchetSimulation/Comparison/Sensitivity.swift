package import RhatchetProtocol

/// How the hours lost depend on one property of the team, under each policy.
package struct Sensitivity: Sendable {
    package struct Point: Sendable, Hashable {
        package var at: Double
        /// Hours lost per training, in the order of the policies.
        package var lost: [Double]
    }

    package let title: String
    package let unit: String
    package let policies: [PolicyName]
    package let points: [Point]

    private init(
        _ title: String,
        _ unit: String,
        _ policies: [Policy],
        at places: [Int],
        runs: Int,
        seed: UInt64,
        team: (Int) -> Team
    ) async {
        var points: [Point] = []
        for place in places {
            let nights = await Nights.play(team(place), under: policies, count: runs, seed: seed)
            points.append(Point(at: Double(place), lost: nights.map(Self.lost)))
        }
        self.title = title
        self.unit = unit
        self.policies = policies.map(\.name)
        self.points = points
    }

    private static func lost(_ nights: [NightRecord]) -> Double {
        let counts = nights.map(Measure.lost.count)
        return counts.reduce(0) { $0 + $1.top } / counts.reduce(0) { $0 + $1.bottom }
    }

    /// Trainings at once that the same people look after.
    package static func models(_ team: Team, under policies: [Policy], runs: Int, seed: UInt64) async -> Sensitivity {
        await Sensitivity(
            "trainings at once",
            "trainings",
            policies,
            at: [1, 2, 3, 5, 8, 12, 16],
            runs: runs,
            seed: seed
        ) { count in
            var changed = team
            changed.trainings.models = count
            changed.trainings.projects = 1
            return changed
        }
    }

    /// Hours of the day that the director is there, around 14:00 UTC.
    package static func hours(_ team: Team, under policies: [Policy], runs: Int, seed: UInt64) async -> Sensitivity {
        await Sensitivity(
            "hours of the day that the director is there",
            "hours",
            policies,
            at: [4, 8, 12, 16, 20, 24],
            runs: runs,
            seed: seed
        ) { hours in
            var changed = team
            let window = (from: (14 * 60 - hours * 30 + 24 * 60) % (24 * 60), to: (14 * 60 + hours * 30) % (24 * 60))
            let there = Hours(windows: hours == 24 ? [(0, 24 * 60)] : [window], days: Array(0..<7), offset: 0)
            for desk in changed.desks.indices where changed.desks[desk].roles.contains(.director) {
                changed.desks[desk].hours = there
            }
            return changed
        }
    }
}
