package import RhatchetProtocol

/// The change of one file, both contents kept under their hash.
package struct PreparedFix: Sendable, Codable, Equatable {
    package var incident: IncidentID
    package var model: ModelName
    package var file: String
    package var before: String
    package var after: String
    package var diff: String
    /// Why it is of the class that it is of; nil for a proven change of parameters.
    package var reasons: [String]?

    package init(
        incident: IncidentID,
        model: ModelName,
        file: String,
        before: String,
        after: String,
        diff: String,
        reasons: [String]? = nil
    ) {
        self.incident = incident
        self.model = model
        self.file = file
        self.before = before
        self.after = after
        self.diff = diff
        self.reasons = reasons
    }
}
