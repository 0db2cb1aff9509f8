extension Decision {
    /// The delegate submits a fix; what changes a parameter or a feature is validated before any restart.
    mutating func submit(_ submission: Submission, by role: Role) throws(Refusal) {
        if role == .dataEngineer, submission.fixClass != .data {
            throw Refusal(
                .notAuthorized,
                "the fix is of class '\(submission.fixClass.rawValue)'; data_engineer submits only 'data'",
                hint: "the director may delegate it to code_translator"
            )
        }
        let incident = try self.permitted(.submit, role)
        let files = try self.currentModel().files(of: submission.changes, fixClass: submission.fixClass)
        guard self.conflict(on: files, with: incident) == nil else { return }
        let fact = Fact.fixSubmitted(submission: submission)
        switch submission.fixClass {
        case .parameter, .feature:
            self.record(fact)
            self.record(.validationRequested(changes: submission.changes), entering: .validating)
        case .bugfix, .algorithm, .data:
            self.record(fact, entering: .approving)
        }
    }

    /// The time validator holds the changes against the design expectations.
    mutating func validate(_ incident: Incident, _ stated: Verdict?) throws(Refusal) {
        let changes = incident.submission?.changes ?? incident.advice?.changes ?? []
        let rows = try self.currentModel().expectations.check(changes)
        if stated == .pass, let row = rows.rejecting.first { throw .outsideExpectations(row) }
        let before = incident.submission == nil
        switch stated ?? rows.verdict {
        case .pass: self.record(.validationPassed(rows: rows), entering: before ? .deciding : .approving)
        case .fail: self.record(.validationFailed(rows: rows), entering: before ? .deciding : .fixing)
        }
    }
}

extension Refusal {
    static func outsideExpectations(_ failed: RowVerdict) -> Refusal {
        let low = failed.row.min.map { "\($0)" } ?? ""
        let high = failed.row.max.map { "\($0)" } ?? ""
        let design = failed.row.design.map { "\($0)" } ?? "none"
        return Refusal(
            .outsideExpectations,
            "'\(failed.row.parameter)' is \(failed.after.map { "\($0)" } ?? "not given"); the design is \(design), "
                + "tolerance \(low)...\(high), and it must not be simplified",
            hint: "stay within the tolerance, or let the director rewind"
        )
    }
}
