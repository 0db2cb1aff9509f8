import RhatchetProtocol

extension LogRules {
    private static let bad = [
        "above", "below", "giving up", "gave up", "larger", "too ", "reject", "not ", "fail", "exceed", "abort",
        "limit",
        "stopp", "fatal", "critical", "bad",
    ]

    /// For one of the last lines of a program that failed: in the words of its author, so more than one must be there.
    static let lastWords: [LogRule] = [
        LogRule(
            "shared_memory",
            .lastWords,
            .resource,
            texts: ["shared memory", "/dev/shm"],
            signals: [7],
            because: "a bus error in a mapped file is how a full shared memory ends a program"
        ),
        LogRule(
            "stan_data_line",
            .lastWords,
            .data,
            texts: [
                "processing stage=data initialization", "variable does not exist", "mismatch in dimension declared",
                "mismatch in number dimensions declared", "cannot open specified file", "error in reading data",
                "error reading data", "int variable contained non-int", "string values not allowed",
                "nested objects not allowed", "ill-formed array", "non-rectangular array", "empty array not allowed",
            ],
            because: "Stan cannot read its data or refuses it"
        ),
        LogRule(
            "stan_bound",
            .lastWords,
            .data,
            texts: ["exception: "],
            and: [", but must be"],
            because: "Stan refuses a value of the data: it is outside of what the program declares"
        ),
        LogRule(
            "memory_words",
            .lastWords,
            .resource,
            texts: ["memory", " rss", "rss ", " mb", " gb", " mib", " gib"],
            and: [
                "exceed", "more than", "out of memory", "not enough", "killing it", "sigkill", "ran out", "exhausted",
                "above cap", "over cap", "ended it", "stopped it", "allocation fail", "over soft", "over the ",
                "soft cap", "hard cap", "-> kill",
                "> limit", "> cap", "over limit",
                "above limit", "reached limit", "reached its limit", "reached the limit", "over its limit",
                "sending term", "sending kill", "-> term",
                "ending the chains", "left for",
            ],
            unless: ["option '"],
            because: "a guard of the memory says that it ends the program"
        ),
        LogRule(
            "disk_words",
            .lastWords,
            .resource,
            texts: ["no space left", "disk full", "disk is full", "quota exceeded", "out of disk", "file too large"],
            because: "the program says that it could not write"
        ),
        LogRule(
            "time_words",
            .lastWords,
            .resource,
            texts: [
                "time limit", "walltime", "wall time", "wall-clock", "wall clock", "time budget", "deadline",
                "timed out",
                "cpu time", "duration limit", "run time limit", "runtime limit",
            ],
            and: [
                "reach", "exceed", "used up", "over", "hit", "stopp", "kill", "leaving", "expired", "exhausted", "end",
                "passed",
                "giving up",
            ],
            because: "the time that the job may use is over"
        ),
        LogRule(
            "preempted",
            .lastWords,
            .resource,
            texts: [
                "preempt", "being reclaimed", "minute warning", "spot instance", "node is going down", "node failure",
                "evicted", "maintenance", "node goes down", "asked to leave",
            ],
            because: "the node was taken back"
        ),
        LogRule(
            "limit_words",
            .lastWords,
            .resource,
            texts: [
                "too many open files", "can't start new thread", "cannot fork", "resource temporarily unavailable",
                "too many clients already", "license server", "licence server", "seats in use", "no free seat",
            ],
            because: "a limit of the system is reached"
        ),
        LogRule(
            "start_words",
            .lastWords,
            .convergence,
            texts: noStart + ["initialization failed", "no valid start", "no finite start", "initial log density"],
            samplingFailed: true,
            because: "the sampler found no point to start from"
        ),
        LogRule(
            "data_words",
            .lastWords,
            .data,
            texts: [
                "cannot read '", "cannot parse", "could not parse", "as a number", "not a number", "missing column",
                "no column", "no such column", "missing value", "malformed", "cannot open '", "cannot open input",
                "is nan", "are nan", "nan in ", "has nan", "jq: ", "parse error", "bad value", "input file",
                "invalid data", "data check",
                "rows with nan", "not finite", "data file", "corrupt", "outside of the support", "outside the support",

            ],
            unless: [
                "r-hat", "rhat", "loss", "gradient", "log density", "likelihood", "posterior", "density", "logp",
                "elbo", "objective", "corrupted size",
                "double-linked",
                "no missing", "0 missing", "without missing", "no nan",
                "no malformed", "switch", "command-line option", "converge",
            ],
            because: "the program says that its input is missing or holds something that it cannot use"
        ),
        LogRule(
            "shape_words",
            .lastWords,
            .implementation,
            texts: shapesApart,
            unless: [".csv", ".tsv", ".json", ".parquet"],
            because: "two arrays of the program do not fit together"
        ),
        LogRule(
            "usage_words",
            .lastWords,
            .implementation,
            texts: ["usage: "],
            unless: ["memory usage", "cpu usage", "gpu usage", "disk usage", "ram usage", "%"],
            because: "the program answers its arguments with how it wants to be called"
        ),
        LogRule(
            "converge_words",
            .lastWords,
            .convergence,
            texts: [
                "not converge", "failed to converge", "no convergence", "is stuck", "are stuck", "did not move",
                "do not mix", "have not mixed", "maximum number of iterations", "maximum iterations", "chains disagree",
                "never converged", "without convergence", "has not converged", "does not mix", "not mixed",
                "as stuck", "got stuck",
            ],
            because: "the program says that its chains or its optimiser did not get there"
        ),
        LogRule(
            "diagnostic_words",
            .lastWords,
            .convergence,
            texts: [
                "r-hat", "rhat", "r_hat", "divergen", "e-bfmi", "bfmi", "effective sample size", "ess_bulk",
                "acceptance",
                "tree depth", "treedepth", " ess ",
            ],
            and: bad,
            unless: [": finished, "],
            because: "the program says which diagnostic is bad and ends for it"
        ),
    ]
}
