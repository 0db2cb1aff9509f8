import RhatchetProtocol

/// What who has done a piece of work makes of it.
///
/// The protocol decides whether it may be done; here stands only what people want, and whether they are right.
struct Choice {
    let job: Job
    let incident: Incident
    let chance: Chances

    private var id: IncidentID { self.incident.id }
    private var mistakes: Mistakes { self.chance.mistakes }

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

/// The director.
extension Choice {
    private func triage(_ affair: inout Affair) -> Command {
        guard self.incident.round <= self.mistakes.patience else { return .terminate(incident: self.id) }
        switch self.incident.category {
        case .convergence: return .consult(incident: self.id)
        case .implementation, .data, .resource:
            return .delegate(incident: self.id, to: self.incident.category.implementer)
        case .unknown: return .delegate(incident: self.id, to: .codeTranslator, category: .implementation)
        }
    }

    /// Right is to have a wrong diagnosis checked, and to accept a right one; nobody knows which it is.
    private func decide(_ affair: inout Affair) -> Command {
        if self.incident.advice?.rewind == true { return .rewind(incident: self.id) }
        affair.mustCheck = false
        let right: Option = affair.isDiagnosisRight ? .accept : .verify
        let isWrong = self.chance.happens(self.mistakes.wrongOption, .option, visit: affair.diagnoses * 2)
        // What was sent to be validated has come back: that choice is made once for each advice.
        guard isWrong, self.job.visit < affair.diagnoses else { return self.decide(right, &affair) }
        let share = self.chance.uniform(.option, visit: affair.diagnoses * 2 + 1)
        return self.decide(share < 0.5 ? (right == .accept ? .verify : .accept) : .validate, &affair)
    }

    private func decide(_ option: Option, _ affair: inout Affair) -> Command {
        affair.mustCheck = option == .verify
        return .decide(incident: self.id, option: option)
    }

    /// A doubted diagnosis goes back to the modeler once; then, as any other question, it is answered.
    private func answer(_ affair: inout Affair) -> Command {
        guard affair.isDoubted else {
            return .answer(incident: self.id, text: "go on with what there is", outcome: .optional)
        }
        affair.isDoubted = false
        return .consult(incident: self.id)
    }

    private func approve(_ affair: Affair) -> Command {
        self.turnsDown(affair, .doubt) ? .refuse(incident: self.id) : .approve(incident: self.id)
    }

    private func review(_ affair: Affair) -> Command {
        let isBad = self.incident.repair == .failed || self.turnsDown(affair, .catching)
        return .review(incident: self.id, verdict: isBad ? .reject : .grant)
    }

    /// A fix that is seen to be wrong, or a good one that is taken for it.
    private func turnsDown(_ affair: Affair, _ purpose: Purpose) -> Bool {
        let visit = self.job.visit
        guard affair.isFixRight else {
            return self.chance.happens(self.mistakes.caughtByDirector, purpose, visit: visit)
        }
        return self.chance.happens(self.mistakes.wrongRejection, .rejection, visit: visit)
    }
}

/// The modeler.
extension Choice {
    private func advise(_ affair: inout Affair) -> Command {
        self.diagnose(&affair)
        // What no parameter mends is right only as a rewind; who is wrong about it guesses parameters.
        let isRewind = !affair.trouble.isCurable && affair.isDiagnosisRight
        let advice = Advice(
            analysis: "analysed",
            recommendation: isRewind ? nil : "change the sampler's parameters",
            fixClass: isRewind ? nil : .parameter,
            changes: isRewind ? [] : self.changes(affair),
            rewind: isRewind
        )
        return .advise(incident: self.id, advice: advice)
    }

    private func authorize(_ affair: inout Affair) -> Command {
        if affair.trouble.isCurable || affair.hasMisused { return self.authorizeOrLeave(&affair) }
        affair.hasMisused = self.chance.happens(self.mistakes.misuse, .misuse)
        guard affair.hasMisused else { return self.authorizeOrLeave(&affair) }
        affair.record.misused = true
        // One half wants an algorithm through the emergency, the other guesses parameters.
        let isGuess = self.chance.happens(0.5, .misuseForm)
        if isGuess { self.diagnose(&affair) }
        affair.isFixRight = false
        let change = Change(parameter: "sampler", from: .string("nuts"), to: .string("smc"))
        let changes = isGuess ? self.changes(affair) : [change]
        return .authorize(incident: self.id, authorization: Authorization(diagnosis: "not clear", changes: changes))
    }

    /// An honest modeler declines what parameters do not mend, where it is seen.
    private func authorizeOrLeave(_ affair: inout Affair) -> Command {
        self.diagnose(&affair)
        if !affair.trouble.isCurable, affair.isDiagnosisRight {
            return .decline(incident: self.id, reason: "no parameter mends this")
        }
        affair.isFixRight = affair.trouble.isCurable && affair.isDiagnosisRight
        let authorization = Authorization(diagnosis: "target acceptance too low", changes: self.changes(affair))
        return .authorize(incident: self.id, authorization: authorization)
    }

    private func diagnose(_ affair: inout Affair) {
        affair.isDiagnosisRight = !self.chance.happens(
            self.mistakes.wrongDiagnosis,
            .diagnosis,
            visit: affair.diagnoses
        )
        affair.diagnoses += 1
        if !affair.isDiagnosisRight { affair.record.wrongDiagnoses += 1 }
    }

    private func changes(_ affair: Affair) -> [Change] {
        let file = affair.trouble.isShared ? "shared.py" : nil
        return [Change(parameter: "target_accept", from: .double(0.65), to: .double(0.9), file: file)]
    }
}

/// The code translator and the data engineer.
extension Choice {
    private func implement(_ affair: inout Affair) -> Command {
        let isConvergence = affair.trouble.category == .convergence
        let sees = self.chance.happens(self.mistakes.caughtByTranslator, .catching, visit: affair.diagnoses)
        if isConvergence, affair.mustCheck, !affair.isDiagnosisRight, sees, !affair.isDoubted {
            affair.isDoubted = true
            affair.mustCheck = false
            return .ask(incident: self.id, text: "the diagnosis does not fit what the draws show")
        }
        if !affair.hasAsked, self.chance.happens(self.mistakes.question, .question) {
            affair.hasAsked = true
            return .ask(incident: self.id, text: "the design does not say this")
        }
        affair.isFixRight =
            isConvergence
            ? affair.isDiagnosisRight && affair.trouble.isCurable
            : !self.chance.happens(self.mistakes.wrongFix, .repair, visit: self.job.visit)
        return .submit(incident: self.id, submission: self.submission(affair))
    }

    private func submission(_ affair: Affair) -> Submission {
        let shared = affair.trouble.isShared
        if self.job.role == .dataEngineer {
            let file = shared ? "shared.csv" : "\(self.incident.model).csv"
            return Submission(fixClass: .data, changes: [Change(parameter: "", file: file)])
        }
        switch affair.trouble.category {
        case .convergence: return Submission(fixClass: .parameter, changes: self.changes(affair))
        case .implementation, .data, .resource, .unknown:
            let change = Change(parameter: "code", file: shared ? "shared.py" : nil)
            return Submission(fixClass: .bugfix, changes: [change])
        }
    }

    /// An emergency always asks the code translator to look before it writes.
    private func apply(_ affair: Affair) -> Command {
        let sees = self.chance.happens(self.mistakes.caughtByTranslator, .catching, visit: affair.diagnoses)
        let isWrong = !affair.isFixRight
        return isWrong && sees
            ? .decline(incident: self.id, reason: "this diagnosis does not fit") : .apply(incident: self.id)
    }
}
