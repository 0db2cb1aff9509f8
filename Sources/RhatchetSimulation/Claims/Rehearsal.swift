import RhatchetProtocol

/// The same laid-down errors, met many times by a team that makes no mistakes and answers when called.
///
/// The seeds tell their cases so: what is compared is the way that a fix takes, not who errs on it.
struct Rehearsal: Sendable {
    let nights: Int
    let team: Team
    let plan: Plan
    let seed: UInt64

    /// - Parameters:
    ///   - troubles: one for each training, all at the same time.
    ///   - hour: of the day, UTC; trainings start six hours before.
    ///   - nights: how often it is met.
    init(_ team: Team, _ troubles: [Trouble], atHour hour: Int, nights: Int, seed: UInt64) {
        var calm = team
        calm.trainings.models = max(troubles.count, 1)
        calm.trainings.projects = 1
        calm.trainings.length = .constant(.hours(24))
        calm.trainings.start = (hour + 18) % 24 * 60
        calm.mistakes = .flawless
        for desk in calm.desks.indices { calm.desks[desk].onCall?.chance = 1 }
        self.team = calm
        self.seed = seed
        self.nights = nights
        self.plan = Plan(
            only: troubles.enumerated().map { Plan.Given(training: $0.offset, at: .hours(6), $0.element) }
        )
    }

    func incidents(_ policy: Policy) -> [IncidentRecord] {
        (0..<self.nights).flatMap { self.team.night($0, under: policy, seed: self.seed, plan: self.plan).incidents }
    }

    /// The median time from the error to the restart that mends, in hours.
    func resumed(_ policy: Policy) -> Double {
        Self.median(self.incidents(policy).map { Double($0.mendedAfter ?? .max) / 3_600_000 })
    }

    /// The median time without usable draws, in hours; a pause for a late review is in it.
    func lost(_ policy: Policy) -> Double {
        Self.median(self.incidents(policy).map { Double($0.delay) / 3_600_000 })
    }

    func mean(_ policy: Policy) -> Double {
        let incidents = self.incidents(policy)
        return incidents.reduce(0) { $0 + Double($1.delay) / 3_600_000 } / Double(max(incidents.count, 1))
    }

    private static func median(_ values: [Double]) -> Double {
        Spread(values.enumerated().map { ($0.element, $0.offset) }).quantile(0.5)
    }
}

extension Trouble {
    /// R-hat 1.47, as in the seeds' examples.
    static let critical = Trouble(.convergence, isCritical: true)
}

extension Mistakes {
    /// Nobody errs.
    package static let flawless: Mistakes = {
        var none = Mistakes()
        none.wrongDiagnosis = 0
        none.wrongFix = 0
        none.misuse = 0
        none.wrongRejection = 0
        none.wrongOption = 0
        none.question = 0
        none.lateReview = 0
        return none
    }()
}
