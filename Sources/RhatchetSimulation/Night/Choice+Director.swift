import RhatchetProtocol

/// The director.
extension Choice {
    func triage(_ affair: inout Affair) -> Command {
        guard self.incident.round <= self.mistakes.patience else { return .terminate(incident: self.id) }
        switch self.incident.category {
        case .convergence: return .consult(incident: self.id)
        case .implementation, .data, .resource:
            return .delegate(incident: self.id, to: self.incident.category.implementer)
        case .unknown: return .delegate(incident: self.id, to: .codeTranslator, category: .implementation)
        }
    }

    /// Right is to have a wrong diagnosis checked, and to accept a right one; nobody knows which it is.
    func decide(_ affair: inout Affair) -> Command {
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
    func answer(_ affair: inout Affair) -> Command {
        guard affair.isDoubted else {
            return .answer(incident: self.id, text: "go on with what there is", outcome: .optional)
        }
        affair.isDoubted = false
        return .consult(incident: self.id)
    }

    func approve(_ affair: Affair) -> Command {
        self.turnsDown(affair, .doubt) ? .refuse(incident: self.id) : .approve(incident: self.id)
    }

    func review(_ affair: Affair) -> Command {
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
