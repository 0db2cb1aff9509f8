import RhatchetProtocol

/// The modeler.
extension Choice {
    func advise(_ affair: inout Affair) -> Command {
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

    func authorize(_ affair: inout Affair) -> Command {
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

    func changes(_ affair: Affair) -> [Change] {
        let file = affair.trouble.isShared ? "shared.py" : nil
        return [Change(parameter: "target_accept", from: .double(0.65), to: .double(0.9), file: file)]
    }
}
