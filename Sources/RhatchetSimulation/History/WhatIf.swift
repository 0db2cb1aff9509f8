package import RhatchetProtocol

/// What other policies would have made of a recorded history.
///
/// Each incident is met again at its time of the week, by people who take as long as they took; for a step that was not
/// taken then, as long as it took in other incidents, and where the history has none, as long as the team's file says.
/// Nobody errs, and the fix mends.
package struct WhatIf: Sendable {
    package struct Row: Sendable {
        package let incident: RecordedIncident
        /// Hours until the training runs again, in the order of the policies: the median, and from the 5 % to the 95 %
        /// quantile of what might have been; infinite where it never does.
        package let resumed: [Estimate]
        /// Training hours lost in each night that was played, by policy.
        let lost: [[Double]]
    }

    static let nights = 50
    package let policies: [Policy]
    package let rows: [Row]
    /// Training hours that the incidents lost which the record saw mended, by policy, with the interval of the mean.
    package let lost: [Estimate]
    /// The same against the first policy.
    package let differences: [Estimate]

    package init(_ history: History, _ team: Team, under policies: [Policy], seed: UInt64) {
        let answers = history.answers
        let rows = history.incidents.map { incident in
            Row(incident, Self.team(team, meets: incident), policies, Self.plan(incident, answers), seed)
        }
        self.policies = policies
        self.rows = rows
        let sampled = Self.lost(rows.filter { $0.incident.lost != nil }, policies.count, seed)
        self.lost = sampled.map(\.estimate)
        self.differences = sampled.dropFirst().map { ($0 - sampled[0]).estimate }
    }

    /// What was lost as recorded, of the incidents that were mended; in hours.
    package var recorded: Double { self.rows.compactMap(\.incident.lost).reduce(0) { $0 + $1.hours } }
    package var mended: Int { self.rows.filter { $0.incident.lost != nil }.count }

    private static func lost(_ rows: [Row], _ policies: Int, _ seed: UInt64) -> [Sampled] {
        let resamples = Resamples(nights: Self.nights, seed: seed)
        return (0..<policies).map { policy in
            let sums = (0..<Self.nights).map { night in rows.reduce(0) { $0 + $1.lost[policy][night] } }
            return resamples.ratio(sums, Array(repeating: 1, count: Self.nights))
        }
    }

    /// One training, in which nothing else goes wrong, and which is an hour under way.
    private static func team(_ team: Team, meets incident: RecordedIncident) -> Team {
        var met = team
        met.trainings.models = 1
        met.trainings.projects = 1
        met.trainings.length = .constant(.hours(48))
        met.trainings.start = Self.minute(incident) % (24 * 60)
        met.mistakes = .flawless
        met.errors.notice = .constant(.milliseconds(1))
        met.errors.byTraining = [:]
        return met
    }

    private static func plan(_ incident: RecordedIncident, _ answers: [Step: [TimeAmount]]) -> Plan {
        var plan = Plan(only: [Plan.Given(at: .hours(1), incident.trouble, took: incident.took)])
        plan.day = Self.minute(incident) / (24 * 60)
        plan.answers = answers.mapValues { .observed($0) }
        return plan
    }

    /// An hour before the incident, in minutes after Monday 0:00 UTC; 1 January 1970 was a Thursday.
    private static func minute(_ incident: RecordedIncident) -> Int {
        let minutes = incident.openedAt.milliseconds / 60_000 + 3 * 24 * 60 - 60
        return Int((minutes % Int64(Hours.week) + Int64(Hours.week)) % Int64(Hours.week))
    }
}

extension WhatIf.Row {
    fileprivate init(
        _ incident: RecordedIncident,
        _ team: Team,
        _ policies: [Policy],
        _ plan: Plan,
        _ seed: UInt64
    ) {
        let played = policies.map { policy in
            (0..<WhatIf.nights).map { team.night($0, under: policy, seed: seed, plan: plan).incidents.first }
        }
        self.incident = incident
        self.resumed = played.map { nights in
            let hours = nights.enumerated().map { number, incident in
                (incident?.resumedAfter.map { Double($0) / 3_600_000 } ?? .infinity, number)
            }
            let spread = Spread(hours)
            return Estimate(spread.quantile(0.5), spread.quantile(0.05), spread.quantile(0.95))
        }
        self.lost = played.map { nights in nights.map { Double($0?.delay ?? 0) / 3_600_000 } }
    }
}
