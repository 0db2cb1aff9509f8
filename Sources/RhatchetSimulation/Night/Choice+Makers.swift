import RhatchetProtocol

/// The code translator and the data engineer.
extension Choice {
    func implement(_ affair: inout Affair) -> Command {
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
    func apply(_ affair: Affair) -> Command {
        let sees = self.chance.happens(self.mistakes.caughtByTranslator, .catching, visit: affair.diagnoses)
        let isWrong = !affair.isFixRight
        return isWrong && sees
            ? .decline(incident: self.id, reason: "this diagnosis does not fit") : .apply(incident: self.id)
    }
}
