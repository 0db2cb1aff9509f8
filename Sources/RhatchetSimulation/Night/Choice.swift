import RhatchetProtocol

/// What who has done a piece of work makes of it.
///
/// The protocol decides whether it may be done; here stands only what people want, and whether they are right.
struct Choice {
    let job: Job
    let incident: Incident
    let chance: Chances

    var id: IncidentID { self.incident.id }
    var mistakes: Mistakes { self.chance.mistakes }

    mutating func command(_ affair: inout Affair) -> Command {
        switch self.job.step {
        case .triage: self.triage(&affair)
        case .analyse: self.advise(&affair)
        case .decide: self.decide(&affair)
        case .check, .implement: self.implement(&affair)
        case .answer: self.answer(&affair)
        case .validate: .validate(incident: self.id)
        case .approve: self.approve(affair)
        case .resume: .resume(subject: .incident(self.id))
        case .authorize: self.authorize(&affair)
        case .apply: self.apply(affair)
        case .review: self.review(affair)
        }
    }
}
