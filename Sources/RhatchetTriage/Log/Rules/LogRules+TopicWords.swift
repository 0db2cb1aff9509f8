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
        "spent", "used up", "reached", "is over", "halt", "quit", "nan",
    ]

    /// Words about an end of which nobody knows the cause, or that lies beyond the machine.
    static let silent = [
        "connection", "connect to", "server", "remote", "network", "socket", " dns", "gateway", "heartbeat", "watchdog",
        "no new draw", "no progress", "internal error", "unexpected error", "unknown error", "unknown reason",
        "no reason", "unknown cause", "for some reason", "code 0x", "exit code", "exitcode", "exit status",
        "error code",
        "return code", "signal ", "died", "vanish", "terminated", "crash", "segfault", "segmentation",
        "input/output error",
        "broken pipe", "lost contact", "not respond", "no response from", "interrupted", "keyboardinterrupt",
        "free(): ", "malloc(): ",
        "double free", "corrupted size", "core dumped", "killed", "something went wrong", "keyboard", "stop file",
        "stale file handle", "by user", "by the user", "by hand", "by operator",
        "by the operator", "requested by",
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
            "SystemError", "InternalError", "SystemExit", "SSLError",
            "SSLCertVerificationError", "MaxRetryError", "gaierror",
        ]
}
