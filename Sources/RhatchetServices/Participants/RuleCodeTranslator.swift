import RhatchetEngine
import RhatchetProtocol

/// The built-in code translator: puts literals into sampler calls, and nothing else.
package struct RuleCodeTranslator: Sendable {
    package init() {}

    package func answer(_ file: CaseFile) -> Answer {
        let incident = file.incident
        switch incident.state {
        case .authorized where file.canary?.verdict == .worse:
            let reason = "the canary got worse: \(file.canary?.reason ?? "")"
            return .act(.decline(incident: incident.id, reason: reason))
        case .authorized:
            return incident.authorization.map { .applyAuthorized(incident.id, $0.changes) } ?? .nothing
        case .fixing where incident.delegation?.to == .codeTranslator:
            guard let advice = incident.advice, !advice.changes.isEmpty else { return .nothing }
            let submission = Submission(
                fixClass: .parameter,
                changes: advice.changes,
                analysis: advice.analysis,
                plan: "replace the literals of the sampler call, nothing else",
                estimatedTime: "at once",
                risks: "none beyond those of the advice",
                summary: Wording.changes(advice.changes)
            )
            return .submit(incident.id, submission)
        default:
            return .nothing
        }
    }
}
