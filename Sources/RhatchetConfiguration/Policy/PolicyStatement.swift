import RhatchetProtocol
import Yams

/// A policy as a file states it: the values with the defaults filled in, and where each stated one stands.
struct PolicyStatement {
    var policy = Policy()
    /// The values of the keys that the file has.
    var nodes: [Policy.CodingKeys: Node] = [:]
    /// The keys of a map; nil where the policy is a name alone.
    var mapping: Node.Mapping?
}
