import RhatchetProtocol

extension LogRules {
    /// For the words of a sampler about draws that are there, but not good.
    static let completed: [LogRule] =
        [
            Self.said(
                "rhat_said",
                [
                    "rhat statistic is larger than", "r-hat greater than", "r-hat larger than", "the largest r-hat is",
                    "rhats are >", "rhats > 1.",
                ],
                "R-hat is too large: chains have not mixed"
            ),
            Self.said(
                "ess_said",
                [
                    "effective sample size per chain is smaller", "effective draws per transition",
                    "effective samples size (ess) is too low", "effective sample size (ess) is too low",
                    "times the integrated autocorrelation time",
                ],
                "the effective sample size is too small"
            ),
            Self.said(
                "depth_said",
                [
                    "reached the maximum tree depth", "hit the maximum treedepth", "maximum treedepth limit of",
                    "iterations at max treedepth", "exceeded the maximum treedepth", "saturated the tree depth",
                    "saturated the treedepth", "saturated the maximum tree",
                ],
                "trees were cut at their maximal depth"
            ),
            Self.said(
                "energy_said",
                [
                    "had an e-bfmi less than", "e-bfmi below", "is below the nominal threshold",
                    "fraction of missing information was low",
                ],
                "the energy was explored badly: E-BFMI is low"
            ),
            Self.said(
                "energy_program",
                ["bfmi"],
                "the energy was explored badly: E-BFMI is low",
                and: [
                    "of chain", "is below", "below 0.", "too low", "less than", "low,", "poorly", "are low", "is low",
                ]
            ),
            Self.said(
                "converge_said",
                [
                    "have not converged", "did not converge", "do not converge", "does not converge", "not converging",
                    "failed to converge", "may not have converged",
                    "convergencewarning:", "achieved due to precision loss",
                ],
                "the sampler or optimiser says that it did not converge"
            ),
            Self.said(
                "iterations_said",
                [
                    "maximum number of iterations", "maximum iterations reached",
                    "maximum number of function evaluations", "iterations reached before", "criterion is not achieved",
                    "no. of iterations reached limit", "max number of iterations", "max iterations reached",
                ],
                "the iterations were used up"
            ),
        ] + verdicts

    /// For the verdict of a program of somebody's own on its draws; a later word that all converged takes it back.
    static let verdicts: [LogRule] = [
        Self.said(
            "verdict_said",
            [
                "not converged", "nonconverged", "non-converged", "unconverged", "convergence failed",
                "convergence: fail", "convergence check failed", "convergence checks failed", "failed convergence",
                "convergence fail", "convergence not reached", "convergence was not reached", "converged: no",
                "converged: false", "converged=false", "converged\": false", "do not mix", "does not mix",
                "have not mixed", "not mixed", "did not mix", "chains disagree", "posterior not released", "is stuck",
                "are stuck", "geweke diagnostic failed", "stationarity test failed", "stationarity failed",
                "not stationary", "it is stuck",
            ],
            "the program says of its own draws that they did not converge"
        ),
        Self.said(
            "pareto_said",
            ["pareto k value", "pareto-k", "pareto k", "khat", "k-hat"],
            "the Pareto k of an approximation is too large: it does not describe the posterior",
            and: ["is greater than", "above 0.7", "> 0.7", "exceeds 0.7", "too large", "too high", "unreliable"]
        ),
    ]

    private static func said(_ name: String, _ texts: [String], _ reason: String, and: [String] = []) -> LogRule {
        LogRule(
            name,
            .completed,
            .convergence,
            texts: texts,
            and: and,
            // A report that names every check also names those that were passed.
            unless: [
                "no ", " ok", "iterations: ", "iterations = ", "iterations=", "satisfactory", "extending",
                "max_iterations", "if ", "at most", "exit code", "usage", "means that", "means the", "policy", "trying",
                "retry",
                "falling back", "fallback", "starting point only", "used instead", " instead", "earlier", "at first",
                "chains converged",
                "all converged", "switching to", "starting again", "restarting",
            ],
            because: reason
        )
    }
}
