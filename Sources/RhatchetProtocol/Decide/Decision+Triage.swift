extension Decision {
    /// The director delegates; what is of convergence only once the modeler has been heard.
    mutating func delegate(_ incident: Incident, _ delegation: Delegation, category: Category?) throws(Refusal) {
        let isUnheard = (category ?? incident.category) == .convergence && incident.counsel == .none
        if incident.state == .reported, isUnheard {
            throw Refusal(
                .wrongState,
                "\(incident.id) is of category 'convergence', which the modeler is always consulted on first",
                hint: "'consult' the modeler, or correct the category when delegating"
            )
        }
        self.record(.incidentDelegated(delegation: delegation, category: category), entering: .fixing)
    }

    mutating func consult(_ incident: Incident, category: Category?) throws(Refusal) {
        self.record(.adviceRequested(category: category), entering: .consulting)
    }
}
