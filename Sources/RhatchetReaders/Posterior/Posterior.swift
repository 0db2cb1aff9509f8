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

    init(
        elements: [String],
        chains: [PosteriorChain],
        facts: SamplingFacts,
        notes: [ReadingNote],
        memory: Int = Self.memory
    ) {
        let (shortest, longest) = (chains.map(\.draws).min() ?? 0, chains.map(\.draws).max() ?? 0)
        let plan = Self.plan(chains, draws: shortest, memory, workers: 1)
        self.elements = elements
        self.chains = chains
        self.facts = facts
        let cut: [ReadingNote] = shortest < longest ? [.cut(to: shortest, longest: longest)] : []
        self.notes = notes + cut + (plan.step > 1 ? [.thinned(every: plan.step, draws: shortest)] : [])
        self.draws = plan.draws
        self.step = plan.step
        self.common = shortest
        self.memory = memory
    }

    /// Post-warmup draws of every chain that are read: those that every chain has, or a part of them.
    package let draws: Int
    /// Every so manieth draw is read; 1 unless even one element's draws are too many for memory.
    package let step: Int
    /// Post-warmup draws that every chain has.
    private let common: Int
    private let memory: Int

    /// How the draws are read and summarized within the memory that there is.
    package func plan(workers: Int) -> ReadingPlan {
        Self.plan(self.chains, draws: self.common, self.memory, workers: workers)
    }

    private static func plan(_ chains: [PosteriorChain], draws: Int, _ memory: Int, workers: Int) -> ReadingPlan {
        let unpacked = chains.reduce(into: [:]) { all, chain in all.merge(chain.unpacked) { one, _ in one } }
        let held = chains.reduce(0) { $0 + $1.size } + unpacked.values.reduce(0, +)
        return ReadingPlan(draws: draws, chains: chains.count, memory: memory, held: held, workers: workers)
    }

    /// Reads CSV files that are in memory.
    ///
    /// - Throws: ``ReadingError``.
    ///
    /// - Parameter memory: bytes that may be used.
    package static func text(
        _ files: [(name: String, bytes: [UInt8])],
        memory: Int = Self.memory
    ) throws(ReadingError) -> Posterior {
        try TextSources(files).posterior(memory: memory)
    }

    /// Bytes that reading and summarizing may use in all, however long the files are.
    package static let memory = 2 << 30

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
                    try self.chains[chain].values(of: elements, draws: self.draws, every: self.step)
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
