extension Decision {
    mutating func ask(_ incident: Incident, _ text: String) throws(Refusal) {
        self.record(.questionAsked(text: text), entering: .questioned)
    }

    /// The director answers a design question: go on with less, mend the data, or admit that the design is wrong.
    mutating func answer(_ incident: Incident, _ text: String, _ outcome: Outcome) throws(Refusal) {
        let fact = Fact.questionAnswered(text: text, outcome: outcome)
        switch outcome {
        case .optional:
            self.record(fact, entering: .fixing)
        case .required:
            self.record(fact)
            let delegation = Delegation(to: .dataEngineer)
            self.record(.incidentDelegated(delegation: delegation, category: nil), entering: .fixing)
        case .designError:
            self.record(fact, entering: .approving)
        }
    }
}
