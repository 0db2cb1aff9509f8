package import RhatchetProtocol

/// A confirmed convergence finding that nobody was told of, since a person has accepted it for the model.
package struct MutedFinding: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    package var severity: Severity
    package var finding: Finding

    package init(_ model: ModelName, training: String, segment: Int, severity: Severity, finding: Finding) {
        self.model = model
        self.training = training
        self.segment = segment
        self.severity = severity
        self.finding = finding
    }
}
