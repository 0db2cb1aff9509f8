package import RhatchetProtocol

/// A person accepts that no parameter repairs a model, or takes that back; no event of the protocol, which it only keeps
/// from hearing of the model's convergence.
package struct Acceptance: Sendable, Codable, Equatable {
    package var model: ModelName
    package var by: Participant
    package var reason: String
    /// The model file for which it holds, as its hash; nil for whatever the file becomes.
    package var modelHash: String?
    /// Whether this takes back what was accepted before.
    package var isLifted: Bool

    package init(
        _ model: ModelName,
        by participant: Participant,
        reason: String,
        modelHash: String?,
        isLifted: Bool = false
    ) {
        self.model = model
        self.by = participant
        self.reason = reason
        self.modelHash = modelHash
        self.isLifted = isLifted
    }

    package var sentence: String {
        let what = self.isLifted ? "lifted 'not repairable by parameters'" : "accepted 'not repairable by parameters'"
        let extent = self.isLifted || self.modelHash != nil ? "" : ", whatever becomes of the file"
        return "\(self.by.kind.rawValue) \(self.by.name) \(what) for \(self.model)\(extent): \(self.reason)"
    }
}
