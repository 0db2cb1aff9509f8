extension Decision {
    /// Two open incidents whose fixes touch one file: the later one waits (PROTOCOL 10).
    ///
    /// The one in its way, or nil.
    mutating func conflict(on files: Set<String>, with incident: Incident) -> IncidentID? {
        let others = self.state.incidents.filter { $0.id != incident.id && !$0.state.isTerminal }
        let other = others.first { !self.state.touched(by: $0).isDisjoint(with: files) }
        guard let other else { return nil }
        let shared = files.intersection(self.state.touched(by: other)).sorted()
        self.record(.fixConflicted(with: other.id, files: shared), code: .conflict, by: .engine)
        return other.id
    }

    /// An emergency that meets a conflict is over, and counts as not used.
    mutating func conflictEndsEmergency(on files: Set<String>, with incident: Incident) -> Bool {
        guard let other = self.conflict(on: files, with: incident) else { return false }
        let reason = "\(other) touches the same file"
        self.record(.emergencyDeclined(reason: reason), entering: .reported, code: .conflict)
        return true
    }
}
