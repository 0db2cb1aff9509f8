import Foundation
import RhatchetProtocol

/// What a step says to those whom it concerns, in the words of Protocol 11 and its seeds.
struct Messages {
    let incident: Incident
    let policy: Policy
    let file: String
    /// Lines of the log and the file that go with the incident.
    let log: String

    /// The message of an event; nil where the event's own line says all.
    func text(_ event: Event, _ standing: Standing) -> String? {
        switch event.fact {
        case .incidentOpened(let finding, let severity, _): self.report(finding, severity)
        case .emergencyActivated: self.escalation(standing.finding)
        case .fixAuthorized(let authorization, _): self.authorization(authorization)
        case .fixApplied(let fix): self.applied(fix)
        case .trainingResumed(let restart): self.resumed(restart, standing.fix)
        case .reviewGranted(let reason, _): self.review("GRANTED", reason, standing)
        case .reviewRejected(let reason, _): self.review("REJECTED", reason, standing)
        case .adviceRequested: self.adviceRequest(standing.finding)
        case .adviceGiven(let advice): self.advice(advice)
        case .fixSubmitted(let submission): self.submission(submission)
        case .emergencyDeclined(let reason): reason.map { "Declined: \($0)" }
        case .restartRefused(let reason), .restartApproved(let reason, _), .incidentRewound(let reason),
            .incidentTerminated(let reason), .emergencyRecalled(let reason):
            reason
        default: nil
        }
    }

    private func report(_ finding: Finding, _ severity: Severity) -> String {
        var lines = [
            "⚠️ ERROR DETECTED", "Model: \(self.incident.model)", "Log: \(self.log)",
            "Error: \(finding.error ?? Wording.trigger(finding, policy: self.policy))",
            "Error Type: \(finding.category.rawValue.capitalized)", "Severity: \(severity.rawValue.uppercased())",
        ]
        if let elapsed = finding.elapsed { lines.append("Elapsed: \(Wording.hours(elapsed))") }
        lines += finding.signs.map { "Sign: \($0.rawValue)" }
        return (lines + finding.evidence.map(self.evidence)).joined(separator: "\n")
    }

    private func evidence(_ evidence: Evidence) -> String {
        let line = evidence.line.map { ":\($0)" } ?? ""
        return "Evidence: \(evidence.file)\(line): \(evidence.text)"
    }

    private func escalation(_ finding: Finding?) -> String {
        """
        ⚠️ EMERGENCY CONVERGENCE ⚠️
        Protocol 11 activated

        Model: \(self.incident.model)
        Training duration: \(Wording.hours(finding?.elapsed))
        Issue: \(self.issue(finding))
        Divergent transitions: \(Wording.decimal((finding?.divergent ?? 0) * 100))%
        Convergence status: SEVERE NON-CONVERGENCE

        Direct escalation: @modeler, please diagnose and provide fix instructions.

        @director: COPY - retroactive approval will be asked for within \(Wording.whole(self.policy.review)) of the fix.
        """
    }

    private func authorization(_ authorization: Authorization) -> String {
        """
        Diagnosis: \(authorization.diagnosis)

        @code_translator: Implement these changes in \(self.file):
        \(self.list(authorization.changes))

        @director: COPY - proposed fix for retroactive approval.
        Rationale: \(authorization.rationale ?? "none given")
        """
    }

    private func applied(_ fix: Fix) -> String {
        """
        Changes made to \(self.file):
        \(self.list(fix.changes))

        @model_trainer: Fix complete, resume training from checkpoint.
        @director: COPY - fix implemented, awaiting retroactive approval.
        """
    }

    /// What set the emergency off, with the threshold that it crossed.
    private func issue(_ finding: Finding?) -> String {
        guard let finding else { return "unknown" }
        let trigger = Wording.trigger(finding, policy: self.policy)
        if let rhat = finding.rhat, rhat > self.policy.rhatCritical {
            return "\(trigger) (>\(self.policy.rhatCritical) threshold)"
        }
        if let divergent = finding.divergent, divergent > self.policy.divergentCritical {
            return "\(trigger) (>\(Wording.decimal(self.policy.divergentCritical * 100))% threshold)"
        }
        guard !finding.samplingFailed, !finding.halted else { return trigger }
        return "\(trigger) (>\(self.policy.rhatWarning) after \(Wording.whole(self.policy.elapsedCritical)))"
    }

    private func resumed(_ restart: Restart, _ fix: Fix?) -> String {
        let how =
            switch restart {
            case .continued: "Resuming the held training where it stood"
            case .checkpoint: "Resuming training from checkpoint"
            case .start: "Starting training anew, because its data changed"
            }
        let applied = fix.map { ["Fix applied: \(Wording.changes($0.changes))"] } ?? []
        return ([how] + applied + ["Monitoring for improved convergence"]).joined(separator: "\n")
    }

    private func review(_ verdict: String, _ reason: String?, _ standing: Standing) -> String {
        """
        RETROACTIVE APPROVAL

        Emergency Protocol 11 executed:
        - Trigger: \(standing.finding.map { Wording.trigger($0, policy: self.policy) } ?? "unknown")
        - Fix: \(Wording.changes(standing.fix?.changes ?? []))

        Approval: \(verdict)
        Rationale: \(reason ?? "none given")
        """
    }

    private func adviceRequest(_ finding: Finding?) -> String {
        """
        @modeler: Convergence failure in \(self.incident.model).
        \(finding.map { Wording.trigger($0, policy: self.policy) } ?? "unknown")
        Please review and advise.
        """
    }

    private func advice(_ advice: Advice) -> String {
        var lines = ["Analysis: \(advice.analysis ?? "none given")"]
        if let recommendation = advice.recommendation { lines.append("Recommendation: \(recommendation)") }
        if !advice.changes.isEmpty { lines.append(self.list(advice.changes)) }
        if advice.rewind { lines.append("A rewind to Phase 1 is recommended.") }
        return (lines + ["", "Awaiting @director decision."]).joined(separator: "\n")
    }

    private func submission(_ submission: Submission) -> String {
        [
            ("Analysis", submission.analysis), ("Implementation Plan", submission.plan),
            ("Estimated Time", submission.estimatedTime), ("Risks", submission.risks),
            ("Changes", self.list(submission.changes)),
        ].compactMap { heading, text in text.map { "\(heading): \($0)" } }.joined(separator: "\n")
    }

    private func list(_ changes: [Change]) -> String {
        changes.map { change in
            let line = change.line.map { "Line \($0): " } ?? ""
            let (from, to) = (Wording.value(change.from), Wording.value(change.to))
            return "- \(line)\(change.parameter)=\(from) → \(change.parameter)=\(to)"
        }.joined(separator: "\n")
    }
}
