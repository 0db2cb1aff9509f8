import RhatchetProtocol

/// What a sentence may be about: how the run went, and what it needed to run.
extension LogRules {
    /// What is said of a call, a package or an input, in which words of the sampling may stand as well.
    private static let aboutCalls = [
        "no module", "option", "argument", "keyword", "not implemented", "not supported", "must be", " file", "column",
        "install",
    ]

    static let runTopics: [Topic] = [
        Topic(
            name: "convergence",
            category: .convergence,
            weight: 4,
            texts: [
                "effective sample", "effective draws", "step size", "mass matrix", "tree depth", "line search",
                "label switch", "function evaluation", "non-finite", "cold chain", "heated chain", "split frequencies",
                "stood still", "stands still", "stand still", "r-stat", "chains disagree", "chains differ",
                "different modes", "monte carlo error",
                "monte carlo standard error", "between-chain", "within-chain", "parameters mixed", "chains mixed",
                "halves of the", "frozen since", "oscillat", "blows up", "blew up", "hamiltonian", "disagrees with",
                "not stationary", "lnsrch", "result withheld", "not explore", "burn-in", "number of expansions",
                "posterior mode",
                "log-likelihood decreas", "log likelihood decreas", "not moved", "not move",
                "same place", "same point", "never accepted", "no proposal", "not mix", "never mix",
                "importance weights", "posterior weights", "scale reduction", "saddle point", "negative eigenvalue",
                "same state",
                "same value",
                "same draw", "is stuck", "are stuck", "stuck at", "stuck_chain", "stuck chain", "random start",
                "starting point", "valid initial parameters", "initial energy", "initial value", "one draw",
                "first and last", "first half", "last third",
                "-infinity", "initial state",
                "state to initiali", "starting state",
                "log-posterior is", "log posterior is", "log density is", "no valid start", "mode search",
                "posterior not released", "posterior is not released", "standard errors apart",
            ],
            words: [
                "converg", "nonconverg", "non-converg", "unconverg", "r-hat", "rhat", "r_hat", "psrf", "gelman",
                "geweke",
                "heidelberg", "raftery", "ess ", "ess=", "ess:", "ess_bulk", "ess(", "ess_tail", "n_eff", "neff",
                "mcse",
                "autocorr", "diverg", "bfmi", "e-bfmi", "elbo", "pareto", "stepsize", "step_size", "treedepth",
                "acceptance", "acc ", "accepted", "stationar", "mixing", "unmixed", "log density", "log-density",
                "logp ", "dlogz", "logz", "log evidence", "log-evidence", "evidence of",
                "ill-condition", "ill condition", "positive definite", "positive-definite", "cholesky", "jitter",
                "stuck",
                "burnin", "rejections", "dual averaging", "degenerate", "diagnostic", "swap rate", "swap acceptance",
                "tempering", "multimodal", "multi-modal", "multi modal", "saddle", "log-posterior", "log posterior",
                "log-likelihood", "log likelihood", "loglik",
            ],
            unless: aboutCalls + ["unsupported", "one of:", "one of (", "one of [", "one of '"],
            reason: "the program says of its chains or its optimiser why it ended"
        ),
        Topic(
            name: "search",
            category: .convergence,
            weight: 3,
            texts: ["step is too", "energy poorly", "effective draws", "left their start", "redraws"],
            words: [
                "likelihood", "optimis", "optimiz", "gradient", "loss ", "loss:", "objective", "lbfgs", "l-bfgs",
                "newton", "hessian",
                "particle", "replica", "walker", "laplace", "resampl", "proposal", "trajectory", "leapfrog", "starts",
                "ensemble", "epsilon", "variational", "logp(", "energy", "mixing", "explor",
            ],
            unless: aboutCalls + ["unsupported", "shape", "dimension", "vector", "matrix", "entries", "disk", "space"],
            reason: "the program says of its sampling or its search why it ended"
        ),
        Topic(
            name: "sampling",
            category: .convergence,
            weight: 1,
            words: [
                "chains", "draws", "draw ", "posterior", "mode ", "modes ", "warm-up", "tuning", "iterations", "sweeps",
            ],
            unless: aboutCalls + [
                "shape", "dimension", "numerical problem", "died", "failed", "process", "worker", "exited", "ended",
                "lost", "no answer", "gone",
            ],
            reason: "the program says of its chains why it ended"
        ),
        Topic(
            name: "limit",
            category: .resource,
            weight: 4,
            texts: [
                "out of memory", "no space", "enomem", "resource_exhausted", "resource exhausted", "mmap of",
                "bytes free", "free, need", "gb left", "mb left",
                "gib left", "minute warning",
                "may not write", "cannot write to", "could not write to", "not writable", "slot of", "slot ends",
                "slot is over", " h used", " min used", "hours used", "device is full", "% full", "no slot",
                "duration limit", "time slot", "all we get",
                "allocation of", "bad_alloc", "vcpu", "file handle", "handles left", "be drained", "going down",
                "run time limit", "runtime limit", "can't allocate", "no gpu", "gives no", "all taken", "are taken",
                "hours are up", "h are up", "time is over",
                "ram used", "wrote only", "returned null", "disk full", "disk is full", "out of disk", "time budget",
                "budget of time",
                "wall clock", "wall-clock", "wall time", "time limit", "time is up", "out of time", "no gpu",
                "no free gpu",
                "device memory", "cuda error", "cuda driver", "no cuda", "no accelerator", "spot instance", "reclaimed",
                "too many open", "too many processes", "too many clients", "too many connections",
                "nodes are available",
                "insufficient memory", "insufficient cpu", "h_rt", "s_rt", "hard limit", "soft limit", "soft cap",
                "node failure", "shared memory", "cpu hours", "core hours", "node hours",
                "core-hours", "gpu hours", "gpu-hours", "cpu-hours", "maintenance window", "memory pressure",
                "too many users", "resource limit", "resources are", "interruption notice", "swap exhausted",
                "swap is full",
            ],
            words: [
                "oom", "quota", "inode", "preempt", "walltime", "wallclock", "license", "licence", "evict", "[spot]",
                "spot ", "requeue", "resubmit", "rlimit", "ulimit",
                "deadline",
            ],
            unless: [
                "column", " row", "unknown option", "unrecognized", "no module", "must be", "licence header",
                "driver version",
                "license header",
                "illegal memory", "launch fail", "misaligned address", "device-side assert",
            ],
            reason: "the program says that something which it needs to run ran out or is not given to it"
        ),
        Topic(
            name: "shortage",
            category: .resource,
            weight: 3,
            words: [
                "memory", "ram ", "rss ", "disk", "space", "storage", "scratch", "budget", "allowance", "volume", "gib",
                "gb", "mib", "tib", "gpu", "cores", "threads", "descriptors", "time ", "slot", "hours", "swap",
                "malloc(", "heap",
                "job ran", "card", "token", "node", "slots", "tmpfs", "inodes", "filesystem", "file system", "tar:",
            ],
            and: [
                "exceed", "not enough", "insufficient", "exhaust", "used up", "ran out", " > ", "left", "refused",
                "0 bytes", "is over", "are up", "could not grow",
                "cannot grow", "run out", "runs out",
                "over the ", "above the limit", "used, stop", "used; stop", "of ram used", "over soft", "over cap",
                "over its",
                "are gone", "is gone", "almost over", "wrote only", "returned null", "soft cap", "hard cap",
                "over quota", "watermark", "in use", "no device",
                "limit reached", "is full", "too little", "more than", "none free",
                "unavailable", "not available", "granted", "allotted", "needs", "need ", "spent", "gone over",
                "over budget", "busy", " free (", "occupied", "taken", "only ",
            ],
            unless: ["column", " row", "unknown option", "unrecognized", "no module", "time series", "time point"],
            reason: "the program says that memory, space, time or a device does not suffice"
        ),
    ]
}
