package import RhatchetProtocol

/// A team, its trainings and what goes wrong with them: everything that a simulated night draws from.
package struct Team: Sendable, Hashable {
    package var name: String
    package var trainings: Trainings
    package var errors: Errors
    package var mistakes: Mistakes
    /// How long each step takes whoever does it, without waiting; a person's `pace` multiplies it.
    package var work: [Step: Distribution]
    /// In the order of the file.
    package var desks: [Desk]
    /// The policy's keys that the team has set; its name is what is compared.
    package var policy: Policy

    package init(
        name: String,
        trainings: Trainings = Trainings(),
        errors: Errors = Errors(),
        mistakes: Mistakes = Mistakes(),
        work: [Step: Distribution] = [:],
        desks: [Desk],
        policy: Policy = Policy()
    ) {
        self.name = name
        self.trainings = trainings
        self.errors = errors
        self.mistakes = mistakes
        self.work = Self.usualWork.merging(work) { _, given in given }
        self.desks = desks
        self.policy = policy
    }

    /// The team's own policy under another name.
    package func policy(_ name: PolicyName) -> Policy {
        var policy = self.policy
        policy.name = name
        return policy
    }

    /// How many nights have about so many trainings in all.
    func nights(ofTrainings count: Int, in range: ClosedRange<Int>) -> Int {
        min(max(count / self.trainings.count, range.lowerBound), range.upperBound)
    }

    /// For each desk the others that fill one of its roles, as indices.
    var peers: [[Int]] {
        self.desks.indices.map { desk in
            self.desks.indices.filter {
                $0 != desk && self.desks[$0].roles.contains(where: self.desks[desk].roles.contains)
            }
        }
    }

    /// The desks that fill a role, as indices.
    func desks(for role: Role) -> [Int] {
        self.desks.indices.filter { self.desks[$0].roles.contains(role) }
    }
}

extension Team {
    /// The seeds' figures: the answer times that they ask for, and the emergency's time line.
    static let usualWork: [Step: Distribution] = [
        .triage: .constant(.minutes(5)),
        .analyse: .uniform(.minutes(10), .minutes(15)),
        .decide: .constant(.minutes(5)),
        .check: .constant(.minutes(15)),
        .implement: .uniform(.minutes(20), .minutes(30)),
        .answer: .constant(.minutes(10)),
        .validate: .constant(.minutes(5)),
        .approve: .uniform(.minutes(5), .minutes(15)),
        .resume: .constant(.minutes(5)),
        .authorize: .uniform(.minutes(3), .minutes(7)),
        .apply: .uniform(.minutes(8), .minutes(14)),
        .review: .uniform(.minutes(10), .minutes(20)),
    ]
}
