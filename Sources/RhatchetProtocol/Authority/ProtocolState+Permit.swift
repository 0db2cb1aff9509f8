extension ProtocolState {
    /// Refuses what `role` may not do with `incident` as it stands, in order of precedence: authority, expiry, state.
    func permit(_ command: CommandName, by role: Role, on incident: Incident) throws(Refusal) {
        guard command.roles.contains(role) else { throw .notAuthorized(command, role) }
        switch command {
        case .ask, .submit: try self.permit(delegated: command, by: role, on: incident)
        case .start, .complete, .report, .delegate, .consult, .advise, .decide, .answer, .validate, .approve: break
        case .refuse, .pause, .resume, .verify, .authorize, .decline, .apply, .recall, .review, .rewind: break
        case .terminate, .message, .availability, .expectations: break
        }
        if command.endsWithEmergency, incident.expired != nil { throw .expired(incident.id) }
        let open = command.states(for: role)
        guard open.contains(incident.state) else { throw .wrongState(command, incident, open: open) }
    }

    /// `ask` and `submit` are the delegate's alone; with nobody delegated the implementers are merely too early.
    private func permit(delegated command: CommandName, by role: Role, on incident: Incident) throws(Refusal) {
        guard let delegation = incident.delegation else {
            throw .wrongState(command, incident, open: command.states(for: role))
        }
        guard delegation.to == role else {
            throw Refusal(
                .notAuthorized,
                "'\(command.rawValue)' on \(incident.id) belongs to the delegate, who is '\(delegation.to.rawValue)'",
                hint: "the director may delegate to '\(role.rawValue)' instead"
            )
        }
    }
}
