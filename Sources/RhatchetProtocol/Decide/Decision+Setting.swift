extension Decision {
    /// A role says itself whether it can be reached, or the director says it.
    mutating func availability(of subject: Role, _ available: Bool, by role: Role) throws(Refusal) {
        guard role == subject || role == .director else {
            throw Refusal(
                .notAuthorized,
                "'\(role.rawValue)' may not say whether '\(subject.rawValue)' is available",
                hint: "'\(subject.rawValue)' or director may"
            )
        }
        self.record(.availabilityChanged(role: subject, available: available))
    }

    /// The modeler changes the design expectations, which are frozen while a training is under way.
    mutating func expectations(_ rows: [ExpectationRow]) throws(Refusal) {
        let model = try self.currentModel()
        guard !model.expectationsAreFrozen else {
            throw Refusal(
                .expectationsFrozen,
                "the design expectations of '\(model.name)' are frozen while its training is "
                    + "'\(model.training?.name ?? "")'",
                hint: "wait until it is over, or let the director rewind"
            )
        }
        self.record(.expectationsChanged(rows: rows))
    }
}
