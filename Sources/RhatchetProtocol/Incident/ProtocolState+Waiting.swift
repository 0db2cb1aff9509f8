extension ProtocolState {
    /// Who the incident waits for, in the order of roles.
    package func waitingFor(_ incident: IncidentID) -> [Role] {
        []
    }

    /// The commands that `role` may give on the incident as it stands.
    package func openCommands(for role: Role, on incident: IncidentID) -> [CommandName] {
        []
    }
}
