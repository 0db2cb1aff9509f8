import RhatchetEngine
import RhatchetProtocol

extension Messages {
    /// From the fix as it is submitted to its verification.
    func repair(_ fact: Fact, _ standing: Standing, _ words: inout Words) {
        switch fact {
        case .fixSubmitted(let submission): self.submitted(submission, &words)
        case .fixConflicted(let other, let files):
            words["files"] = files.joined(separator: ", ")
            words["other"] = other?.description
        case .validationRequested(let changes):
            words.add(self.changes(changes))
            words["decision_within"] = Wording.whole(self.policy.decision)
        case .validationPassed(let rows), .validationFailed(let rows): words.set("rows", rows.map(self.row))
        case .restartApproved(let reason, let selfReviewed):
            words.add(self.changes(standing.submission?.changes ?? []))
            words["reason"] = reason
            words.set("self_reviewed", selfReviewed)
        case .restartRefused(let reason):
            words.add(self.changes(standing.submission?.changes ?? []))
            words["reason"] = reason
        case .fixApplied(let fix): self.applied(fix, standing, &words)
        case .fixReverted(let fix): words.add(self.changes(fix.changes))
        case .verificationPassed, .verificationFailed:
            words.add(self.finding(standing))
            words.add(self.changes(standing.fix?.changes ?? []))
            words.add(self.outlook(standing))
        default: return
        }
    }

    private func submitted(_ submission: Submission, _ words: inout Words) {
        words.add(self.changes(submission.changes))
        words["analysis"] = submission.analysis
        words["plan"] = submission.plan
        words["estimated_time"] = submission.estimatedTime
        words["risks"] = submission.risks
        words["change_summary"] = submission.summary
        words["class"] = submission.fixClass.rawValue
    }

    private func applied(_ fix: Fix, _ standing: Standing, _ words: inout Words) {
        words.add(self.changes(fix.changes))
        switch fix.lane {
        case .standard: words["class"] = fix.fixClass.rawValue
        case .emergency:
            words["diagnosis"] = standing.authorization?.diagnosis
            words["authorization"] = standing.authorizedBy
            words["canary"] = standing.canary?.sentence ?? fix.canary?.rawValue
        }
    }
}
