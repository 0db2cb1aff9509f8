extension Decision {
    /// A new report under `hybrid`: the report itself escalates, or says which criterion fails first.
    mutating func escalateOrDecline(_ judged: Judgement) {
        if let code = self.emergencyObstacle(judged) {
            self.record(.emergencyDeclined(reason: Refusal.emergencyDeclined(code)), code: code)
        } else {
            self.record(.emergencyActivated, entering: .escalated)
        }
    }

    /// The first criterion of PROTOCOL 6 that does not hold; nil when all do.
    func emergencyObstacle(_ judged: Judgement) -> Code? {
        let model = self.model.flatMap { self.state.models[$0] }
        if model?.trial == true { return .trial }
        if judged.finding.category != .convergence { return .notConvergence }
        if judged.severity != .critical { return .notCritical }
        if !judged.isConfirmed { return .notConfirmed }
        if !self.state.isAvailable(.modeler) { return .modelerUnavailable }
        if model?.emergencyUsed == true { return .alreadyUsed }
        return nil
    }
}
