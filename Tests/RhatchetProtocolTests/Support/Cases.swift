import RhatchetProtocol

/// The findings, changes and steps that most tests begin with.
enum Cases {
    static let one = IncidentID(rawValue: 1)
    static let two = IncidentID(rawValue: 2)

    /// Critical and confirmed: R-hat 1.47 at two checks.
    static let critical = Finding(
        category: .convergence,
        rhat: 1.47,
        divergent: 0,
        elapsed: .minutes(14 * 60 + 18),
        checks: 2
    )
    /// The same at its first check.
    static let firstLook = Finding(category: .convergence, rhat: 1.47, divergent: 0, checks: 1)
    static let warning = Finding(category: .convergence, rhat: 1.2, checks: 2)
    static let halted = Finding(category: .implementation, halted: true, error: "NameError: name 'x' is not defined")
    static let bug = Finding(category: .implementation, error: "KeyError: 'beta'")

    static let data = Finding(category: .data, error: "ValueError: could not convert string to float: 'n/a'")
    static let riddle = Finding(category: .unknown)
    /// Every number is good, so that it is none.
    static let good = Finding(category: .convergence, rhat: 1.0, divergent: 0)

    /// A design that the changes below keep to in one row, and leave in the other, which must not be simplified.
    static let rows = [
        ExpectationRow(parameter: "target_accept", design: .double(0.65), min: 0.6, max: 0.99),
        ExpectationRow(parameter: "max_treedepth", design: .int(10), min: 8, max: 12, mustNotSimplify: true),
    ]

    static let changes = [
        Change(parameter: "target_accept", from: .double(0.65), to: .double(0.90)),
        Change(parameter: "max_treedepth", from: .int(10), to: .int(15)),
    ]

    static let authorization = Authorization(diagnosis: "target acceptance too low", changes: Self.changes)
    static let parameterFix = Submission(fixClass: .parameter, changes: Self.changes)
    static let bugfix = Submission(fixClass: .bugfix)
    static let advice = Advice(analysis: "a", recommendation: "raise it", fixClass: .parameter, changes: Self.changes)
}

extension Rehearsal {
    /// 0:00 escalated.
    static func escalated(_ policy: Policy = Policy()) -> Rehearsal {
        var play = Rehearsal(policy)
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        return play
    }

    /// 0:00 escalated, 0:06 authorised.
    static func authorized(_ policy: Policy = Policy()) -> Rehearsal {
        var play = Self.escalated(policy)
        play.at("0:06", .modeler, .authorize(incident: Cases.one, authorization: Cases.authorization))
        return play
    }

    /// 0:00 escalated, 0:06 authorised, 0:20 applied.
    static func applied(_ policy: Policy = Policy()) -> Rehearsal {
        var play = Self.authorized(policy)
        play.at("0:20", .codeTranslator, .apply(incident: Cases.one))
        return play
    }

    /// 0:00 escalated, 0:06 authorised, 0:20 applied, 0:25 resumed.
    static func probation(_ policy: Policy = Policy()) -> Rehearsal {
        var play = Self.applied(policy)
        play.at("0:25", .modelTrainer, .resume(subject: .incident(Cases.one)))
        return play
    }

    /// Standard: 0:00 reported, 0:01 consulted, 0:02 advised, 0:03 accepted, so that code_translator is fixing.
    static func fixing(_ policy: Policy = Policy(.centralized), finding: Finding = Cases.critical) -> Rehearsal {
        var play = Rehearsal(policy)
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: finding))
        play.at("0:01", .director, .consult(incident: Cases.one))
        play.at("0:02", .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        play.at("0:03", .director, .decide(incident: Cases.one, option: .accept))
        return play
    }
}
