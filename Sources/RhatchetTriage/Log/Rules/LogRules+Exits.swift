import RhatchetProtocol

extension LogRules {
    /// What is said after any cause, and is one only where nothing else is said.
    static let lastResort: [LogRule] = [
        LogRule(
            "not_sampled",
            .lastWords,
            .convergence,
            texts: ["sampling not done"],
            samplingFailed: true,
            because: "the sampler says that it did not sample, and nothing before it says why"
        ),
        LogRule(
            "stan_arguments",
            .lastWords,
            .implementation,
            texts: ["failed to parse command arguments"],
            because: "CmdStan refuses its command line"
        ),
    ]

    /// For an end of which the log does not say why.
    static let exits = ownEnds + sysexits

    /// Statuses that name a kind of trouble, for a program that keeps to sysexits.h; a sentence says more.
    private static let sysexits: [LogRule] = [
        LogRule("input_status", .exit, .data, statuses: [65, 66], because: "EX_DATAERR, EX_NOINPUT: sysexits.h")
    ]

    /// Ends that say more than a sentence is about.
    static let ownEnds: [LogRule] = [
        LogRule(
            "timeout_status",
            .exit,
            .resource,
            statuses: [124],
            because: "timeout(1) exits with 124 when the time is over"
        ),
        LogRule("cpu_limit", .exit, .resource, signals: [24], because: "SIGXCPU: the job has used its CPU time"),
        LogRule(
            "size_limit",
            .exit,
            .resource,
            signals: [25],
            because: "SIGXFSZ: a file grew beyond what the job may write"
        ),
        LogRule(
            "no_command",
            .exit,
            .implementation,
            statuses: [126, 127],
            because: "a shell exits with 126 or 127 when the command cannot be run or is not there"
        ),
    ]
}
