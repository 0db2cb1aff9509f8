import RhatchetProtocol

extension LogRules {
    static let noStart = [
        "initial evaluation of model at starting point failed", "bad initial energy",
        "all initialization points failed", "cannot find valid initial parameters", "initialization failed",
        "initial state has a large condition number", "could not find a valid starting point",
        "probability function returned nan", "initial log density is not finite", "find valid initial parameters",
    ]

    static let samplerExceptions: [LogRule] = [
        LogRule(
            "bad_start_of_bad_data",
            .exception,
            .data,
            texts: noStart,
            afterBadInput: true,
            because: "no start has a finite density, and the log said before that the input holds values that cannot be"
        ),
        LogRule(
            "initial_points",
            .exception,
            .convergence,
            texts: noStart,
            samplingFailed: true,
            because: "the sampler found no point with a finite density to start from"
        ),
        LogRule(
            "sampling_error",
            .exception,
            .convergence,
            types: ["SamplingError"],
            unless: ["free variable"],
            samplingFailed: true,
            because: "PyMC raises it when sampling cannot start or go on"
        ),
        LogRule(
            "stan_data",
            .exception,
            .data,
            texts: [
                "processing stage=data initialization", "variable does not exist", "mismatch in dimension declared",
                "mismatch in number dimensions declared", "] is nan, but must", "int variable contained non-int values",
            ],
            readsOn: true,
            because: "Stan refuses the data: a variable is missing, has another size or a value that is not allowed"
        ),
        LogRule(
            "stan_start",
            .exception,
            .convergence,
            types: ["RuntimeError"],
            texts: ["initialization failed", "initialization between"],
            readsOn: true,
            samplingFailed: true,
            because: "Stan found no point with a finite density to start from"
        ),
        LogRule(
            "converge_type",
            .exception,
            .convergence,
            typeParts: ["converge", "autocorrerror", "diverge", "notmix", "stuckchain", "rhat"],
            because: "the exception says by its name that something did not converge"
        ),
        LogRule(
            "converge_message",
            .exception,
            .convergence,
            unlessTypes: programTypes,
            texts: [
                "not converge", "failed to converge", "no convergence", "chains did not move", "chain did not move",
                "is stuck at", "are stuck", "chain is stuck", "stuck at its start", "nan occurred in optimization",
                "maximum number of iterations",
                "maximum iterations", "different signs", "iterations exceeded", "iteration limit", "maxiter",
                "acceptance rate",
                "divergent transitions", "divergences", "r-hat", "rhat", "r_hat", "e-bfmi", "bfmi",
                "effective sample size", "mass matrix contains zeros", "zero on the diagonal", "step size", "stepsize",
                "does not explore", "elbo", "geweke", "gelman", "heidelberg", "psrf", "autocorrelation time",
                "have not mixed", "do not mix", "does not mix", "not mixed", "diverged", "chains disagree",
                "number of expansions", "expansions exceeded", "line search", "optimisation diverged",
                "loss is not finite",
                "loss is nan", "loss became nan", "objective is not finite", "gradient is nan",
                "gradient is not finite",
                "swap acceptance", "precision loss", "effective draws", "effective samples", "too many divergences",
                "did not move", "never moved", "label switching", "stationarity", "not stationary", "mcse", "maxfev",
                "optimal parameters not found", "lnsrch", "not making good progress", "never left",
            ],
            unless: [
                "keyword argument", "has no attribute", "unexpected", "no variable named", "is not defined",
                "must be one of",
                "unknown option", "unsupported", "no such file", "column",
            ],
            because: "the message speaks of chains or an optimiser that did not get there"
        ),
        LogRule(
            "matrix",
            .exception,
            .convergence,
            types: ["LinAlgError", "NotPSDError", "NanError", "PosDefException", "SingularException"],
            unless: ["square", "dimension", "must be"],
            because: "a matrix of the model or of the sampler cannot be factored where the sampling went"
        ),
    ]
}
