import RhatchetProtocol

extension PolicyAdvice {
    /// What is tried: the three policies, and `hybrid` with other deadlines.
    static func candidates(_ team: Team) -> [Policy] {
        var candidates = [team.policy(.centralized), team.policy(.expert), team.policy(.hybrid)]
        for review in [60, 30, 120, 240, 480, 720] as [Int64] {
            for overdue in [OverdueReview.pause, .stand] {
                for stretch in [1, 2, 4] as [Int64] {
                    var policy = Policy(.hybrid)
                    policy.review = .minutes(review)
                    policy.onReviewOverdue = overdue
                    policy.authorize = .minutes(10 * stretch)
                    policy.apply = .minutes(15 * stretch)
                    policy.fix = .minutes(30 * stretch)
                    policy = team.policy.keeping(policy)
                    if !candidates.contains(policy) { candidates.append(policy) }
                }
            }
        }
        return candidates
    }
}

extension Policy {
    /// This policy with the deadlines that the search tries taken from another.
    fileprivate func keeping(_ tried: Policy) -> Policy {
        var policy = self
        policy.name = tried.name
        policy.review = tried.review
        policy.onReviewOverdue = tried.onReviewOverdue
        policy.authorize = tried.authorize
        policy.apply = tried.apply
        policy.fix = tried.fix
        return policy
    }
}
