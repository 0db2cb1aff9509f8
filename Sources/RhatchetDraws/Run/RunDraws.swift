import RhatchetDiagnostics

/// The draws of several chains, from memory and from their files, some elements at a time.
struct RunDraws {
    private let chains: [ChainTail]
    private let draws: Int
    private let memory: Int

    /// - Parameters:
    ///   - draws: of every chain; each has as many.
    ///   - memory: bytes for draws that are read from files.
    init(_ chains: [ChainTail], draws: Int, memory: Int) {
        self.chains = chains
        self.draws = draws
        self.memory = memory
    }

    /// What a look says of every element, of their first draws in every chain.
    func summaries(of elements: Int) throws(LogFile.Failure) -> [Summary] {
        var summarizer = Summarizer(chains: self.chains.count, draws: self.draws)
        var summaries: [Summary] = []
        summaries.reserveCapacity(elements)
        let filed = self.chains.indices.filter { self.chains[$0].draws.kept?.isWhole == false }
        // All at once where nothing is to be read from files.
        let atOnce = filed.isEmpty ? elements : max(1, self.memory / (8 * self.draws * filed.count))
        for first in stride(from: 0, to: elements, by: max(atOnce, 1)) {
            let some = first..<min(first + atOnce, elements)
            let slabs = try self.slabs(of: some, filed)
            for element in some {
                summarizer.load { chain, target in
                    guard let slab = slabs[chain] else {
                        self.chains[chain].draws.kept?.copy(element, to: target)
                        return
                    }
                    let start = (element - first) * self.draws
                    _ = target.update(fromContentsOf: slab[start..<start + self.draws])
                }
                summaries.append(summarizer.summary())
            }
        }
        return summaries
    }

    /// The draws of some elements that are no longer in memory, chain by chain.
    private func slabs(of elements: Range<Int>, _ filed: [Int]) throws(LogFile.Failure) -> [Int: [Double]] {
        var slabs: [Int: [Double]] = [:]
        for chain in filed {
            var slab = [Double](repeating: 0, count: elements.count * self.draws)
            let read = slab.withUnsafeMutableBufferPointer { target in
                Result { () throws(LogFile.Failure) in
                    guard let base = target.baseAddress else { return }
                    try self.chains[chain].read(elements, draws: self.draws, to: base)
                }
            }
            try read.get()
            slabs[chain] = slab
        }
        return slabs
    }
}
