package import RhatchetProtocol

/// What other policies would have made of a recorded history.
///
/// Each incident is met again at its time of the week, by people who take as long as they took; for a step that was not
/// taken then, as long as it took in other incidents, and where the history has none, as long as the team's file says.
package struct WhatIf: Sendable {
    package struct Row: Sendable {
        package let incident: RecordedIncident
        /// Median hours until the training runs again, in the order of the policies; infinite where it never does.
        package let resumed: [Double]
    }

    private static let nights = 50
    package let policies: [Policy]
    package let rows: [Row]

    package init(_ history: History, _ team: Team, under policies: [Policy], seed: UInt64) {
        let answers = history.answers
        self.policies = policies
        self.rows = history.incidents.map { incident in
            let met = Self.team(team, meets: incident)
            let plan = Self.plan(incident, answers)
            return Row(
                incident: incident,
                resumed: policies.map { Self.median(met, $0, plan, seed) }
            )
        }
    }

    private static func median(_ team: Team, _ policy: Policy, _ plan: Plan, _ seed: UInt64) -> Double {
        let times = (0..<Self.nights).map { number -> (Double, Int) in
            let incident = team.night(number, under: policy, seed: seed, plan: plan).incidents.first
            return (incident?.resumedAfter.map { Double($0) / 3_600_000 } ?? .infinity, number)
        }
        return Spread(times).quantile(0.5)
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
