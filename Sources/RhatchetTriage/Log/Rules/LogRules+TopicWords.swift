/// What goes with every topic.
extension LogRules {
    /// Words by which a sentence says that something was not as it must be.
    static let refusing = [
        "cannot", "can't", "can not", "could not", "couldn't", "unable", "refus", "reject", "fail", "error", "invalid",
        "illegal", "bad ", "wrong", "missing", "not ", "n't ", "no ", "without", "unknown", "unexpected", "expected",
        "mismatch", "differ", "disagree", "must ", "abort", "stop", "giving up", "gave up", "exceed", "too ", "exhaust",
        "empty", "lacks", "absent", "twice", "duplicate", "outside", "beyond", "below", "above", "corrupt", "broken",
        "truncated", "expired", "denied", "never", "only ", "insufficient", "fatal", "critical", "incomplete",
        "unsupported",
        "inconsist", "violat", "conflict", "out of ", "needs ", "requires", "forbidden", "collapse", "diverge", "stuck",
        "undefined", "larger than", "smaller than", "less than", "more than", "older", "newer", "longer than",
        "degenerate", "dominat", "decreas", "in the future", "in use", "written for",
        "attempt to", "rate 0.0", "rate is 0", "rate of 0", "interruption",
        " > ", " < ", "!=", "oscillat", "need ", "protected", "was modified", "changed while", " is for ", "% full",
        "no result",
        "blows up", "blew up", "is full", "all we get",
        "are declared", "declared twice", "expects", "withheld", "never",
        "resubmit", "requeue", "warning received", "required", "fix the", "negative", "unusual", "was written by",
        "returned none", "passes", "backwards", "in the middle", "constant", "sending term",
        "sending sig", "-> kill", "are up", "is up", "0 bytes", "luck", "no longer", "called", "is over", "different",
        "low,",
        "ended by", "saturat", "will not", "won't", "deficien", "identical", "wanted", "not ok", "stall", "instead of",
        "changed", "disabled", "multiple", "gone", "gap", "drift", "lost", "unusable", "useless",
        "unreadable", "unset", "unequal", "says", "contradict", "clash", "leaving", "discard", "deny", "denies",
        "ambiguous", "impossible", "suspicious", "implausible", "nonsens", "garbage", "damaged", "unspecified",
        "overflow",
        "underflow", "singular", "choose from", "did you mean", "unmatched", "unbalanced", "unterminated", "none left",
        "nothing", "blank", "available:", "leftover", "same ", "almost over",
        "over soft", "over cap", "over its", "returned null", "of ram used", "wrote only",
        "spent", "used up", "reached", "is over", "halt", "quit", "nan",
    ]

    /// Words about what lies beyond the machine: where a program ends with them, what it said before is no cause.
    static let beyond = [
        "connection", "could not resolve", "resolve host", "name resolution", "no route to", "broken pipe",
        "corrupted size", "free(): ", "malloc(): ", "double free", "double-linked", "unauthorized", "bad gateway",
        "service unavailable",
    ].map(LoweredText.init)

    /// Words about an end of which nobody knows the cause, or that lies beyond the machine.
    static let silent = [
        "connection", "connect to", "server", "remote", "network", "socket", " dns", "gateway", "heartbeat", "watchdog",
        "no new draw", "no progress", "internal error", "unexpected error", "unknown error", "unknown reason",
        "no reason", "unknown cause", "for some reason", "code 0x", "exit code", "process of chain", "ended after",
        "exitcode", "exit status",
        "error code",
        "return code", "signal ", "died", "vanish", "terminated", "crash", "segfault", "segmentation",
        "input/output error",
        "broken pipe", "lost contact", "not respond", "no response from", "interrupted", "keyboardinterrupt",
        "free(): ", "malloc(): ",
        "double free", "corrupted size", "double-linked", "core dumped", "killed", "something went wrong", "keyboard",
        "stop file",
        "stale file handle", "by user", "by the user", "by hand", "by operator",
        "by the operator", "requested by", "sampling not done", "failed to launch", "pipeline halted",
        "pipeline failed",
        "model not fitted", "validation failed", "fit failed", "run failed", "training failed", "training aborted",
        "job failed",
        "nothing written", "failed to parse command arguments", "no output written", "not starting", "see log",
        "stage failed", "reason not recorded", "no reason", "reason unknown", "import rejected", "banner",
        "zombie", "password authentication", "database password", "did not deliver", "unauthorized", "no draw for",
        "no output for", "resolve host", "name resolution", "unreachable", "no route to", "did not finish", "timed out",
        "() failed", "held by", "get lock", "another process", "another writer", "another instance", "missingoutput",
        "output files are missing", "exited,", "not known", "cancel", "is locked", "locked by", "already running",
        "holds the lock", "illegal memory", "launch fail",
        "misaligned address",
    ]

    /// Counts and questions that are answered with nothing.
    static let calm = [
        "no missing", "0 missing", "no error", "0 error", "no problem", "no nan", "0 nan", "no duplicate",
        "0 duplicate",
        "0 fail", "no fail", "without error", "no divergence", "0 divergence", "divergences 0", "divergences: 0",
        "divergences=0", "errors: 0", "errors 0", "no warning", "0 warning", "passed", "all ok", "nothing wrong",
        "none missing",
    ]

    /// Types that say that somebody else ended, not why.
    static let speechless =
        programTypes + [
            "BrokenProcessPool", "TerminatedWorkerError", "ConnectionError", "ConnectionResetError",
            "ConnectionRefusedError", "ConnectionAbortedError", "BrokenPipeError", "KeyboardInterrupt", "TimeoutError",
            "CalledProcessError", "RemoteError", "ParallelSamplingError", "WorkerLostError", "EOFError", "URLError",
            "TimeoutExpired", "KilledWorker", "RayActorError", "WorkerCrashedError", "NodeDiedError", "RetryError",
            "SystemError", "InternalError", "SSLError",
            "SSLCertVerificationError", "MaxRetryError", "gaierror",
        ]
}
