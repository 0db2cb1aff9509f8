package import RhatchetProtocol

/// Why a chain cannot be ended alone.
package enum ChainDropError: Error, Equatable, CustomStringConvertible {
    case notSampling(ModelName)
    case sampler(String)
    case noSuchChain(Int, planned: Int)
    case droppedBefore(Int)
    case complete(Int)
    case busy
    case quorum(left: Int, of: Int)

    /// Chains that must be left: two, which R-hat needs, and half of those that were planned.
    static func quorum(of planned: Int) -> Int { max(2, (planned + 1) / 2) }

    package var description: String {
        switch self {
        case .notSampling(let model):
            "no training of '\(model.rawValue)' is sampling now; a chain can be dropped while it draws"
        case .sampler(let name):
            "the chains of \(name) cannot be ended one by one; only those of PyMC's own samplers can. "
                + "'rhatchet pause' holds all, and 's' behind Ctrl-C in the watch stops all with their draws kept"
        case .noSuchChain(let chain, let planned):
            "there is no chain \(chain); the chains of this training are 0 to \(planned - 1)"
        case .droppedBefore(let chain):
            "chain \(chain) was dropped before"
        case .complete(let chain):
            "chain \(chain) has all its draws; a chain that is complete is not dropped. Leave it out where you report, and say so"
        case .busy:
            "another command drops a chain of this project at this moment; try again"
        case .quorum(let left, let planned):
            "\(left) of \(planned) chains would remain, and at least \(Self.quorum(of: planned)) must: R-hat compares chains, and "
                + "what most of them have to be taken out of is no result. Pause or stop the training instead"
        }
    }
}
