package import RhatchetProtocol

/// What was seen of an effect once it was carried out.
package struct Observation: Sendable, Equatable {
    /// Files that somebody else had changed, so that they were left as they are.
    package struct Conflict: Sendable, Equatable {
        package var incident: IncidentID
        package var files: [String]
        package var role: Role

        package init(incident: IncidentID, files: [String], role: Role) {
            self.incident = incident
            self.files = files
            self.role = role
        }
    }

    /// In one sentence, for people.
    package var result: String
    /// What belongs to it in the record.
    package var notes: [Note]
    package var conflict: Conflict?

    package init(_ result: String, notes: [Note] = [], conflict: Conflict? = nil) {
        self.result = result
        self.notes = notes
        self.conflict = conflict
    }
}
