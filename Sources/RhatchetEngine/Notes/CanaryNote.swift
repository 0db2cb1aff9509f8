package import RhatchetProtocol

/// What a short trial of an authorised fix came to, before it was applied (PROTOCOL 6, step 3).
///
/// Its draws lie beside the training's segments as evidence and belong to none of them: they were made to be judged and are
/// too few to be used.
package struct CanaryNote: Sendable, Codable, Equatable {
    package var incident: IncidentID
    package var model: ModelName
    /// What was tried.
    package var changes: [Change]
    /// nil where nothing was tried.
    package var verdict: Canary?
    /// What was seen before and in the trial, or why there was none.
    package var reason: String
    /// How long it took, in seconds.
    package var seconds: Double?
    /// Where its draws lie, counted from the project's folder.
    package var folder: String?

    package init(
        _ incident: IncidentID,
        _ model: ModelName,
        changes: [Change],
        verdict: Canary? = nil,
        reason: String,
        seconds: Double? = nil,
        folder: String? = nil
    ) {
        self.incident = incident
        self.model = model
        self.changes = changes
        self.verdict = verdict
        self.reason = reason
        self.seconds = seconds
        self.folder = folder
    }

    /// `better (divergent 40/400 → 2/400)`, `none (…)`.
    package var sentence: String { "\(self.verdict?.rawValue ?? "none") (\(self.reason))" }
}

extension [Line] {
    /// The canary of the latest authorisation among them; nil where it has none yet.
    package var canary: CanaryNote? {
        let start = self.lastIndex { $0.event?.name == .fixAuthorized } ?? self.startIndex
        return self[start...].lazy.compactMap { line in
            if case .canary(let note)? = line.note { return note }
            return nil
        }.last
    }
}
