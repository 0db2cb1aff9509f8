import RhatchetProtocol

/// What a sentence may be about: the program itself, and its input.
extension LogRules {
    static let ownTopics: [Topic] = [
        Topic(
            name: "program",
            category: .implementation,
            weight: 2,
            texts: [
                "not implemented", "not supported", "does not support", "unknown model", "unknown sampler",
                "unknown parameter", "unknown setting", "unknown backend", "unknown key in", "unknown command",
                "no such model", "no such sampler", "no such function", "no such command", "not installed",
                "shared library", "shared object", "version mismatch", "incompatible version", "requires version",
                "needs version", "built for", "built against", "compiled against", "compiled for", "compiled with",
                "environment variable", "is not set", "not defined", "not callable", "wrong shape", "shape mismatch",
                "dimensions do not match", "no rule to make", "no handler", "no method", "no attribute", "flag -",
                "does not accept", "did not accept", "programming error", "should never happen", "cannot happen",
                "unreachable", "unexpected symbol", "unexpected '", "license header", "is never defined",
                "declared twice", "in model block", "undefined subroutine", "has no field", "depend on each other",
                "build.ninja",
                "declared for",
                "expects 3", "expects 2", "expects 1", "expects 4", "expects exactly", "has no prior",
                "no applicable method", "choose from", "one of:", "must be one of", "expected one of", "available:",
                "known ones", "valid choices", "no such kernel", "no such option", "no such module", "no such flag",
                "error locating", "nil value", "nil pointer", "null pointer", "config error", "configuration error",
                "invalid config", "invalid configuration", "bad config", ">=0.", ">=1.", ">=2.", ">=3.", ">= 0.",
                ">= 1.",
                ">= 2.", ">= 3.", "installation", "reinstall", "re-install", "response from daemon",
                "not registered", "attempt to call", "attempt to index", "attempt to perform", "a bug",
                "bug in", "called '", "lower bound of", "upper bound of", "not yet been", "not been run", "before calling", "transformed data", "generated quantities",
                "transformed parameters", "number of iterations", "number of chains", "number of walkers", "environment first", "unable to locate credentials", "no credentials", "written for", "could not be resolved",
                "circular",
            ],
            words: [
                "usage", "option", "flag", "switch", "argument", "subcommand", "syntax", "unsupported", "unimplemented",
                "undefined",
                "unbound", "module", "symbol", "abi ", "plugin", "linker", "compil", "dispatch", "signature", "keyword",
                "dtype", "broadcast", "deprecat", "api ", "method", "callback", "attribute",
                "override",
                "import", "pickl", "config", "setting", "hyperparameter", "template", "entry point", "entrypoint",
                "invariant", "typo", "pydantic", "toml", "yaml", "vector", "matrix", "scalar", "tensor", "shape",
                "driver", "returned none", "positional", "assertion", "checkpoint was written", "pip:", "requirement",
                "section", "settings", "visual c++", "this is version", "expects version", "match in size",
                "same size", "key in run", ".yaml", ".toml", ".cfg", ".ini", "unknown key", "manifest unknown", "thinning", "activate", "registered", "seed", "disabled",
                "unhandled exception", "support", "build ", ".stan",
            ],
            unless: [
                "input", " row", "column", " csv", "data ", "dataset", "checksum", "observation", " format",
            ],
            reason: "the program says what of itself, of its settings or of its installation is wrong"
        ),
        Topic(
            name: "input",
            category: .data,
            weight: 2,
            texts: [
                "no such file", "time zone", "partition key", "s3://", "http error 404", "404 client error", "(404)",
                "the specified key", "nothing to fit",
                "nothing to train", "not unique", "out of order", "unsorted", "not sorted", "required property",
                "rank deficient", "rank-deficient", "separation", "strictly increasing", "monotonic", "at character", "at position", "at offset", "at byte", "problem reading", "error reading", "while reading",
                "could not open", "cannot open", "can't open", "unable to open", "failed to read", "could not read", "cannot read", "unable to read", "not the published", "schema drift",
            ],
            words: [
                "404", "out of range", "outside the range", "gap", "item", "zip code", "sample ", "samples ", "cell", "blank", "nas ", "na ", "na/",
                "column", "row", "file", "table", "schema", "checksum", "md5", "sha1", "sha256", "sha-256", "digest",
                "hash", "input", "data", "encod", "decod", "utf", "byte", "duplicate", "dupe", "key", "index",
                "indices",
                "date", "timestamp", "unit", "merge", "join", "nan", "null", "missing", "record", "field", "header",
                "csv",
                "json", "parquet", "xml", "hdf5", "netcdf", "archive", "zip", "gzip", "tar ", "observ", "value",
                "negative", "categor", "subject", "cohort", "delimiter", "empty", "coordinate", "grid", "raster",
                "download", "covariate", "outcome", "response", "measurement", "count", "entry", "entries", "patient",
                "station", "series", "sensor", "feature", "codec", "codebook", "spreadsheet", "sheet", "worksheet",
                "proportion", "workbook",
                "manifest", "shard", "blob", "bucket", "id ", "ids ", "currency", "line ", "truncated", "corrupt",
                "stale", "snapshot", "extract", "feed", "quality", "consent", "sample size", "visit", "week", "month",
                "year", "weights", "longitude", "latitude", "variable", "design matrix", "collinear", "format",
            ],
            unless: ["output file", "reason not"],
            reason: "the program says what of its input it cannot use"
        ),
        Topic(
            name: "contract",
            category: .implementation,
            weight: 1,
            texts: [
                "must be", "must have", "must match", "must equal", "must contain", "must define", "must lie", "must start",
                "must come", "must all", "must not", "has to be", "have to be", "is required", "are required", "cannot exceed",
                "not initiali", "abstract class", "not been run", "but got", "same names", "same number of",
            ],
            words: [],
            unless: ["measured", "observed", "record ", " row ", "rows ", " line "],
            reason: "the program says what a setting, a call or a part of it must be"
        ),
        Topic(
            name: "setup",
            category: .implementation,
            weight: 1,
            words: [
                "version", "function", "class", "library", "package", "backend", "shape", "dimension", "parameter",
                "prior",
                "type", "name", "command", "script", "sampler", "kernel", "model ", "tool", "executable",
            ],
            reason: "the program names a part of itself or of its installation that is wrong"
        ),
    ]
}
