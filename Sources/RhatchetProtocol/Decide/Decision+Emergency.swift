extension Decision {
    /// Step 2: the modeler authorises parameter changes, and nothing else.
    mutating func authorize(_ incident: Incident, _ authorization: Authorization) throws(Refusal) {
        let model = try self.currentModel()
        guard self.state.policy.isParameterOnly(authorization) else {
            throw Refusal(
                .notParameterOnly,
                "an emergency changes parameters of the sampler only: "
                    + self.state.policy.emergencyParameters.joined(separator: ", "),
                hint: "authorise those alone, or 'decline' the emergency"
            )
        }
        let rows = model.expectations.check(authorization.changes)
        if let row = rows.rejecting.first { throw .outsideExpectations(row) }
        let files = model.files(of: authorization.changes, fixClass: .parameter)
        guard !self.conflictEndsEmergency(on: files, with: incident) else { return }
        self.record(.fixAuthorized(authorization: authorization, flagged: rows.flagged), entering: .authorized)
    }

    mutating func decline(_ incident: Incident, reason: String?) throws(Refusal) {
        self.record(.emergencyDeclined(reason: reason), entering: .reported)
    }

    /// Step 3: what is written must be what was authorised, exactly.
    mutating func apply(_ incident: Incident, _ changes: [Change]?, _ canary: Canary?) throws(Refusal) {
        let model = try self.currentModel()
        let authorized = incident.authorization?.changes ?? []
        let actual = changes ?? authorized
        guard actual.signature(modelFile: model.file) == authorized.signature(modelFile: model.file) else {
            throw Refusal(
                .diffMismatch,
                "the difference is not what was authorised on \(incident.id)",
                hint: "apply exactly the authorised changes, or 'decline'"
            )
        }
        let files = model.files(of: actual, fixClass: .parameter)
        guard !self.conflictEndsEmergency(on: files, with: incident) else { return }
        let fix = Fix(lane: .emergency, fixClass: .parameter, changes: authorized, canary: canary)
        self.record(.fixApplied(fix: fix), entering: .applied)
    }

    /// The director takes an emergency back; what was applied is reverted.
    mutating func recall(_ incident: Incident, reason: String?) throws(Refusal) {
        self.record(.emergencyRecalled(reason: reason), entering: .reported)
        self.pauseIfRunning()
        self.revert(incident)
    }

    /// Takes the emergency fix out of the files again, where there is one.
    mutating func revert(_ incident: Incident) {
        guard let fix = incident.fixes.last(where: { $0.lane == .emergency }) else { return }
        self.record(.fixReverted(fix: fix))
    }
}
