extension Decision {
    /// Back to Phase 1: the training is over, the files stay.
    mutating func rewind(_ incident: Incident, reason: String?) throws(Refusal) {
        self.record(.incidentRewound(reason: reason), entering: .rewound)
    }

    mutating func terminate(_ incident: Incident, reason: String?) throws(Refusal) {
        self.record(.incidentTerminated(reason: reason), entering: .terminated)
    }
}
