import RhatchetProtocol

/// What is left when no narrower rule knows the exception, or the sentence, that ended a program of somebody's own: what it
/// is about. A sentence must besides say that something was refused.
extension LogRules {
    private struct Topic {
        let name: String
        let category: Category
        var texts: [String] = []
        let words: [String]
        var and: [String] = []
        var unless: [String] = []
        let reason: String
    }

    static let topicExceptions: [LogRule] = topics.map { topic in
        LogRule(
            topic.name + "_raised",
            .exception,
            topic.category,
            unlessTypes: speechless,
            texts: topic.texts,
            words: topic.words,
            and: topic.and,
            unless: topic.unless + silent,
            because: topic.reason
        )
    }

    static let topicWords: [LogRule] = topics.map { topic in
        LogRule(
            topic.name + "_told",
            .lastWords,
            topic.category,
            texts: topic.texts,
            words: topic.words,
            and: topic.and.isEmpty ? refusing : topic.and,
            unless: topic.unless + silent + calm,
            because: topic.reason
        )
    }

    private static let topics: [Topic] = [
        Topic(
            name: "convergence",
            category: .convergence,
            texts: [
                "effective sample", "effective draws", "step size", "mass matrix", "tree depth", "line search",
                "label switch", "chains disagree", "chains differ", "different modes", "monte carlo error",
                "monte carlo standard error", "not explore", "burn-in", "number of expansions", "posterior mode",
                "log-likelihood decreas", "log likelihood decreas", "not moved", "not move",
                "same place", "same point", "never accepted", "no proposal", "not mix", "never mix",
                "importance weights", "posterior not released", "posterior is not released", "standard errors apart",
            ],
            words: [
                "converg", "nonconverg", "non-converg", "unconverg", "r-hat", "rhat", "r_hat", "psrf", "gelman",
                "geweke",
                "heidelberg", "raftery", "ess ", "ess=", "ess:", "ess_bulk", "ess_tail", "n_eff", "neff", "mcse",
                "autocorr", "diverg", "bfmi", "e-bfmi", "elbo", "pareto", "stepsize", "step_size", "treedepth",
                "acceptance", "stationar", "mixing", "unmixed", "optimis", "optimiz", "gradient", "loss ", "loss:",
                "objective", "log density", "log-density", "logp ", "lbfgs", "l-bfgs", "newton", "hessian", "dlogz",
                "burnin", "particles", "degenerate", "diagnostic", "replica", "walker", "swap rate", "swap acceptance",
                "tempering",
            ],
            unless: [
                "no module", "option", "argument", "keyword", "unsupported", "not implemented", "not supported",
                "must be", "one of", " file", "column", "install",
            ],
            reason: "the program says of its chains or its optimiser why it ended"
        ),
        Topic(
            name: "limit",
            category: .resource,
            texts: [
                "out of memory", "no space", "disk full", "disk is full", "out of disk", "time budget",
                "budget of time",
                "wall clock", "wall-clock", "wall time", "time limit", "time is up", "out of time", "no gpu",
                "no free gpu",
                "device memory", "cuda error", "cuda driver", "no cuda", "no accelerator", "spot instance", "reclaimed",
                "too many open", "too many processes", "shared memory", "cpu hours", "core hours", "node hours",
                "core-hours", "gpu hours", "gpu-hours", "cpu-hours", "maintenance window", "memory pressure",
                "too many users", "resource limit", "resources are", "interruption notice", "swap exhausted",
                "swap is full",
            ],
            words: [
                "oom", "quota", "inode", "preempt", "walltime", "license", "licence", "evict", "rlimit", "ulimit",
                "deadline",
            ],
            unless: ["column", " row", "unknown option", "unrecognized", "no module", "must be", "licence header"],
            reason: "the program says that something which it needs to run ran out or is not given to it"
        ),
        Topic(
            name: "shortage",
            category: .resource,
            words: [
                "memory", "ram ", "rss ", "disk", "space", "storage", "scratch", "budget", "allowance", "volume", "gib",
                "gb", "mib", "tib", "gpu", "cores", "threads", "descriptors", "time ",
            ],
            and: [
                "exceed", "not enough", "insufficient", "exhaust", "used up", "ran out", "run out", "runs out",
                "over the ", "above the limit", "used, stop", "used; stop", "watermark", "in use", "no device",
                "limit reached", "is full", "too little", "more than", "none free",
                "unavailable", "not available", "spent", "gone over", "over budget", "only ",
            ],
            unless: ["column", " row", "unknown option", "unrecognized", "no module", "time series", "time point"],
            reason: "the program says that memory, space, time or a device does not suffice"
        ),
        Topic(
            name: "program",
            category: .implementation,
            texts: [
                "not implemented", "not supported", "does not support", "unknown model", "unknown sampler",
                "unknown parameter", "unknown setting", "unknown backend", "unknown key in", "unknown command",
                "no such model", "no such sampler", "no such function", "no such command", "not installed",
                "shared library", "shared object", "version mismatch", "incompatible version", "requires version",
                "needs version", "built for", "built against", "compiled against", "compiled for", "compiled with",
                "environment variable", "is not set", "not defined", "not callable", "wrong shape", "shape mismatch",
                "dimensions do not match", "no rule to make", "no handler", "no method", "no attribute", "flag -",
                "does not accept", "did not accept", "programming error", "should never happen", "cannot happen",
                "unreachable", "not registered", "attempt to call", "attempt to index", "response from daemon", "a bug",
                "bug in", "written for", "could not be resolved", "circular",
            ],
            words: [
                "usage", "option", "argument", "subcommand", "syntax", "unsupported", "unimplemented", "undefined",
                "unbound", "module", "symbol", "abi ", "plugin", "linker", "compil", "dispatch", "signature", "keyword",
                "dtype", "broadcast", "deprecat", "api ", "method", "callback", "attribute", "assert",
                "override",
                "import", "pickl", "config", "setting", "hyperparameter", "template", "entry point", "entrypoint",
                "invariant", "typo", "pydantic", "toml", "yaml",
            ],
            unless: [
                "input", " row", "column", " csv", "data ", "dataset", "checksum", "observation", " format",
            ],
            reason: "the program says what of itself, of its settings or of its installation is wrong"
        ),
        Topic(
            name: "input",
            category: .data,
            texts: [
                "no such file", "time zone", "partition key", "s3://", "404", "the specified key", "nothing to fit",
                "nothing to train", "not unique", "out of order", "unsorted", "not sorted", "required property",
                "out of range", "outside the range",
            ],
            words: [
                "column", "row", "file", "table", "schema", "checksum", "md5", "sha1", "sha256", "sha-256", "digest",
                "hash", "input", "data", "encod", "decod", "utf", "byte", "duplicate", "dupe", "key", "index",
                "indices",
                "date", "timestamp", "unit", "merge", "join", "nan", "null", "missing", "record", "field", "header",
                "csv",
                "json", "parquet", "xml", "hdf5", "netcdf", "archive", "zip", "gzip", "tar ", "observ", "value",
                "negative", "categor", "subject", "cohort", "delimiter", "empty", "coordinate", "grid", "raster",
                "download", "covariate", "outcome", "response", "measurement", "count", "entry", "entries", "patient",
                "station", "series", "sensor", "feature", "codec", "codebook", "spreadsheet", "sheet", "workbook",
                "manifest", "shard", "blob", "bucket", "id ", "ids ", "currency", "line ", "truncated", "corrupt",
                "stale", "snapshot", "extract", "feed", "quality", "consent", "sample size", "visit", "week", "month",
                "year", "weights", "longitude", "latitude", "variable", "design matrix", "collinear", "format",
            ],
            reason: "the program says what of its input it cannot use"
        ),
        Topic(
            name: "setup",
            category: .implementation,
            words: [
                "version", "function", "class", "library", "package", "backend", "shape", "dimension", "parameter",
                "prior",
                "type", "name", "command", "script", "tool", "executable",
            ],
            reason: "the program names a part of itself or of its installation that is wrong"
        ),
    ]
}
