/// What else a convergence finding may rest on, beside R-hat and divergences (PROTOCOL 13).
package enum Sign: String, Sendable, Codable, Hashable, CaseIterable {
    case lowESS = "low_ess"
    case lowBFMI = "low_bfmi"
    case treeDepth = "tree_depth"
    case stuckChain = "stuck_chain"
    case maximumIterations = "max_iterations"
    case slow
}
