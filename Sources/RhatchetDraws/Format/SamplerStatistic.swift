/// The sampler's statistics that a look is made from, under ArviZ's names.
package enum SamplerStatistic: String, Sendable {
    case tuning
    case diverging
    case treeDepth = "tree_depth"
    case reachedMaxTreeDepth = "reached_max_treedepth"
    case acceptanceRate = "acceptance_rate"
    case energy
    case stepSize = "step_size"
}
