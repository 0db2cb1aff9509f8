import Dispatch
import RhatchetDiagnostics
import Synchronization

/// Draws of one model from several chains, wherever they lie.
package struct Posterior: Sendable {
    /// The scalar elements' names: Stan's for Stan's draws, ArviZ's for the others.
    package let elements: [String]
    package let chains: [PosteriorChain]
    package let facts: SamplingFacts
    package let notes: [ReadingNote]

    init(elements: [String], chains: [PosteriorChain], facts: SamplingFacts, notes: [ReadingNote]) {
        let (shortest, longest) = (chains.map(\.draws).min() ?? 0, chains.map(\.draws).max() ?? 0)
        self.elements = elements
        self.chains = chains
        self.facts = facts
        self.notes = notes + (shortest < longest ? [.cut(to: shortest, longest: longest)] : [])
        self.draws = shortest
    }

    /// Post-warmup draws that every chain has.
    package let draws: Int

    /// Reads CSV files that are in memory.
    ///
    /// - Throws: ``ReadingError``.
    package static func text(_ files: [(name: String, bytes: [UInt8])]) throws(ReadingError) -> Posterior {
        try TextSources(files).posterior()
    }

    /// Bytes of draws that are held at a time.
    package static let memory = 2 << 30

    /// Elements that are loaded together, in pieces that need so many bytes at most.
    package func pieces(_ wanted: [Int], memory: Int = Self.memory) -> [[Int]] {
        let most = max(1, memory / max(1, 8 * self.draws * self.chains.count))
        return stride(from: 0, to: wanted.count, by: most).map { Array(wanted[$0..<min($0 + most, wanted.count)]) }
    }

    /// The draws of some elements, chain by chain, one element after the other; chains are read at once where there are cores.
    ///
    /// - Parameter elements: their numbers, in ascending order.
    /// - Throws: ``ReadingError`` of the first chain that has one.
    package func load(_ elements: [Int], workers: Int) throws(ReadingError) -> [[Double]] {
        let read = Mutex<[Int: Result<[Double], ReadingError>]>([:])
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: max(1, min(workers, self.chains.count))) { _ in
            while true {
                let chain = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard chain < self.chains.count else { return }
                let values = Result { () throws(ReadingError) in
                    try self.chains[chain].values(of: elements, draws: self.draws)
                }
                read.withLock { $0[chain] = values }
            }
        }
        let all = read.withLock { $0 }
        var loaded: [[Double]] = []
        for chain in self.chains.indices { loaded.append(try all[chain]?.get() ?? []) }
        return loaded
    }
}
