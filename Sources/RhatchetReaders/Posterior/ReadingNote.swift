/// Something about the input that a reader of the numbers must know.
package enum ReadingNote: Sendable, Equatable {
    /// The file has no post-warmup draw and was left out.
    case empty(String)
    /// The last line or block is not whole, and was left out.
    case torn(String)
    /// Bytes in the middle cannot be read; what follows them was left out.
    case damaged(String, String)
    /// Fewer draws than were asked for.
    case unfinished(String, draws: Int, planned: Int)
    /// Fewer chains than were asked for.
    case missing(chains: Int, planned: Int)
    /// Chains of different lengths were cut to the shortest.
    case cut(to: Int, longest: Int)
    /// Even one element's draws were too many for memory: every so manieth of each chain was read.
    case thinned(every: Int, draws: Int)
    /// Two chains have the same draws.
    case identical(String, String)
    /// Runs that were drawn apart, and in which settings they differ.
    case pooled(runs: Int, differences: [String])
    /// A chain that was ended alone and left out.
    case dropped(chain: Int, by: String, reason: String)
}
