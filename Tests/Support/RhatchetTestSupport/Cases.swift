package import RhatchetProtocol

/// The findings, changes and steps that most tests begin with: those of PROTOCOL 13's example.
package enum Cases {
    package static let one = IncidentID(rawValue: 1)

    /// Critical and confirmed: R-hat 1.47 at two checks.
    package static let critical = Finding(
        category: .convergence,
        rhat: 1.47,
        divergent: 0,
        elapsed: .minutes(14 * 60 + 18),
        checks: 2
    )
    package static let warning = Finding(category: .convergence, rhat: 1.2, checks: 2)
    package static let bug = Finding(category: .implementation, error: "KeyError: 'beta'")

    package static let changes = [
        Change(parameter: "target_accept", from: .double(0.65), to: .double(0.90)),
        Change(parameter: "max_treedepth", from: .int(10), to: .int(15)),
    ]
    package static let authorization = Authorization(diagnosis: "target acceptance too low", changes: Self.changes)
    package static let advice = Advice(
        analysis: "too few tuning draws",
        recommendation: "raise tune",
        fixClass: .parameter,
        changes: Self.changes
    )

    package static let report = Command.report(model: "model_1", finding: Self.critical)
    package static let authorize = Command.authorize(incident: Self.one, authorization: Self.authorization)
    package static let apply = Command.apply(incident: Self.one)
    package static let resume = Command.resume(subject: .incident(Self.one))
    package static let verify = Command.verify(incident: Self.one, passed: true)
    package static let grant = Command.review(incident: Self.one, verdict: .grant, reason: "known remedy")
    package static let reject = Command.review(incident: Self.one, verdict: .reject, reason: "not this way")
}
