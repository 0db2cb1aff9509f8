import RhatchetProtocol

/// What others have said about a case, as a program gets it: their words marked as data.
enum CaseWords {
    struct Advised: Encodable {
        let analysis: QuotedText?
        let recommendation: QuotedText?
        let fixClass: FixClass?
        let changes: [Change]
        let rewind: Bool

        init(_ advice: Advice) {
            self.analysis = advice.analysis.quoted(from: .participant)
            self.recommendation = advice.recommendation.quoted(from: .participant)
            self.fixClass = advice.fixClass
            self.changes = advice.changes
            self.rewind = advice.rewind
        }
    }

    struct Authorized: Encodable {
        let diagnosis: QuotedText
        let rationale: QuotedText?
        let changes: [Change]
        let fixClass: FixClass?

        init(_ authorization: Authorization) {
            self.diagnosis = QuotedText(authorization.diagnosis, from: .participant)
            self.rationale = authorization.rationale.quoted(from: .participant)
            self.changes = authorization.changes
            self.fixClass = authorization.fixClass
        }
    }

    struct Submitted: Encodable {
        let fixClass: FixClass
        let changes: [Change]
        /// SHA-256 of the new file, for what is no list of changed literals.
        let patch: String?
        let analysis: QuotedText?
        let plan: QuotedText?
        let estimatedTime: QuotedText?
        let risks: QuotedText?
        let summary: QuotedText?

        init(_ submission: Submission) {
            self.fixClass = submission.fixClass
            self.changes = submission.changes
            self.patch = submission.patch
            self.analysis = submission.analysis.quoted(from: .participant)
            self.plan = submission.plan.quoted(from: .participant)
            self.estimatedTime = submission.estimatedTime.quoted(from: .participant)
            self.risks = submission.risks.quoted(from: .participant)
            self.summary = submission.summary.quoted(from: .participant)
        }
    }
}
