import RhatchetProtocol

/// The seeds' table of risks, with their probabilities.
extension Claims {
    /// "Emergency protocol abused: 30%", "single-use limit, retroactive approval".
    func misuse() -> Claim {
        let all = self.hybrid.nights.flatMap(\.incidents).filter(\.wasEmergency)
        let tried = Self.share(all, \.misused)
        let applied = Self.share(all, \.misuseApplied)
        return Claim(
            "misuse",
            "the emergency is abused in 30 % of the cases that tempt to it; the safeguards mitigate that",
            found: "without a known remedy it is tried in \(Figure.percent(tried)) of all emergencies; a fix of it is "
                + "written in \(Figure.percent(applied)), each a change of allowed parameters, and reviewed",
            applied <= tried && applied < 0.05 ? .holds : .inPart,
            turns: "it takes \(Figure.percent(1 - self.team.errors.curable, 0)) errors without a remedy by parameters; "
                + "an algorithm change is refused however often it is tried"
        )
    }

    /// "@modeler wrong diagnosis: 15%", "@code_translator verification step".
    func wrongDiagnosis() -> Claim {
        let wrong = Self.share(self.emergencies) { $0.wrongApplied > 0 }
        let central = Self.share(self.treated(self.central)) { $0.wrongApplied > 0 }
        return Claim(
            "wrong-diagnosis",
            "15 % of the diagnoses are wrong; the code translator's check mitigates that",
            found: "a wrong diagnosis is applied in \(Figure.percent(wrong)) of the emergencies, and in "
                + "\(Figure.percent(central)) of the same errors under centralized",
            wrong < self.team.mistakes.wrongDiagnosis ? .holds : .fails,
            turns: "without the check it would be \(Figure.percent(self.team.mistakes.wrongDiagnosis, 0)); "
                + "it sees \(Figure.percent(self.team.mistakes.caughtByTranslator, 0)) of the wrong ones"
        )
    }

    private func treated(_ result: PolicyResult) -> [IncidentRecord] {
        result.nights.flatMap(\.incidents).filter { $0.trouble.isCritical && $0.approvedFixes > 0 }
    }

    /// "Emergency protocol not used when needed: 25%".
    func notUsed() -> Claim {
        let critical = self.hybrid.nights.flatMap(\.incidents).filter { $0.trouble.isCritical && $0.incident != nil }
        let unused = Self.share(critical) { $0.emergencyFixes == 0 }
        func part(_ isCounted: (IncidentRecord) -> Bool) -> String { Figure.percent(Self.share(critical, isCounted)) }
        return Claim(
            "not-used",
            "the emergency is not used in 25 % of the cases that need it",
            found: "\(Figure.percent(unused)) of critical convergence errors get no emergency fix: "
                + "\(part { $0.declined == .alreadyUsed }) used before, "
                + "\(part { $0.declined == .modelerUnavailable }) modeler unavailable, \(part(\.hasExpired)) not in time, "
                + "the rest declined",
            unused <= 0.25 ? .holds : unused <= 0.35 ? .inPart : .fails,
            turns: "the report itself escalates, so that nobody can forget it; what is left is who answers, and in time"
        )
    }

    /// "Conflicting emergency fixes: 10%", "single-use limit per model".
    func conflictingEmergencies() -> Claim {
        let all = self.hybrid.nights.flatMap(\.incidents).filter(\.wasEmergency)
        let met = Self.share(all) { $0.declined == .conflict }
        return Claim(
            "conflicting-emergencies",
            "10 % of the emergencies conflict with another fix",
            found:
                "\(Figure.percent(met, 2)) meet one, are declined and count as not used; none is written over another",
            met <= 0.1 ? .holds : .fails,
            turns: "\(Figure.percent(self.team.errors.sharedFile, 0)) of the fixes touch a shared file here"
        )
    }
}
