package import RhatchetProtocol

/// Something that is wrong with finished or growing draws, and what to do about it, in plain words.
package struct SampleProblem: Sendable, Equatable {
    package enum Code: String, Sendable, CaseIterable {
        // What the sampler says.
        case divergences
        case maxTreeDepth = "max_treedepth"
        case bfmi
        case stuckChain = "stuck_chain"
        // What the draws say.
        case rhat
        case essBulk = "ess_bulk"
        case essTail = "ess_tail"
        case notANumber = "not_a_number"
        case oneChain = "one_chain"
        case fewDraws = "few_draws"
        // What the input says.
        case emptyFile = "empty_file"
        case torn
        case damaged
        case unfinished
        case missingChains = "missing_chains"
        case unequalChains = "unequal_chains"
        case pooledRuns = "pooled_runs"
        case droppedChain = "dropped_chain"
        case thinned
        case identicalChains = "identical_chains"
    }

    package let code: Code
    package let severity: Severity
    package let message: String
    package let advice: String
    /// Names of the elements that have it, worst first.
    package let variables: [String]

    package init(
        _ code: Code,
        _ message: String,
        severity: Severity = .warning,
        advice: String,
        variables: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.advice = advice
        self.variables = variables
    }
}
