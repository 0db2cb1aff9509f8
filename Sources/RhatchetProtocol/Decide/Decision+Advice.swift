extension Decision {
    /// The modeler advises; an analysis without a recommendation meets the first deadline and stays.
    mutating func advise(_ incident: Incident, _ advice: Advice) throws(Refusal) {
        guard advice.recommends else {
            self.record(.adviceGiven(advice: advice))
            return
        }
        guard incident.askedFrom != .questioned else {
            self.record(.adviceGiven(advice: advice), entering: .questioned)
            return
        }
        switch self.state.policy.name {
        case .expert where !advice.rewind:
            // Under `expert` the advice is the instruction; only a rewind is still the director's to choose.
            self.record(.adviceGiven(advice: advice))
            let delegation = Delegation(to: .codeTranslator)
            self.record(.incidentDelegated(delegation: delegation, category: nil), entering: .fixing)
        case .expert, .centralized, .hybrid:
            self.record(.adviceGiven(advice: advice), entering: .deciding)
        }
    }

    /// The director decides on the advice.
    mutating func choose(_ incident: Incident, _ option: Option, guidance: String?) throws(Refusal) {
        if option == .accept, incident.advice?.rewind == true {
            throw Refusal(
                .wrongState,
                "a rewind is advised on \(incident.id), which cannot be delegated",
                hint: "'rewind', or 'verify', 'validate' or 'consult' again"
            )
        }
        self.record(.decisionMade(option: option, guidance: guidance))
        switch option {
        case .accept, .verify:
            let delegation = Delegation(to: .codeTranslator, guidance: guidance)
            self.record(.incidentDelegated(delegation: delegation, category: nil), entering: .fixing)
        case .validate:
            self.record(.validationRequested(changes: incident.advice?.changes ?? []), entering: .validating)
        }
    }
}
