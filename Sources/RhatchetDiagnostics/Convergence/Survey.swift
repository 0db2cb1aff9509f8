import Synchronization

/// Many elements of one shape, in pieces that may be worked on at once.
package struct Survey: Sendable {
    package let elements: Int
    package let chains: Int
    package let draws: Int

    /// Elements that are worked on together: enough that taking the next piece costs nothing.
    private static let piece = 16

    package init(elements: Int, chains: Int, draws: Int) {
        self.elements = elements
        self.chains = chains
        self.draws = draws
    }

    /// What `question` answers of every element, in their order.
    ///
    /// - Parameters:
    ///   - workers: how many may work at once; each has memory of its own, about 80 bytes per draw of an element.
    ///   - perform: runs its second argument for every number below the first, at once where it can, and waits;
    ///     `DispatchQueue.concurrentPerform` is one.
    ///   - load: writes all draws of an element's chain.
    ///   - question: asks a summarizer in which the element has been loaded.
    package func run<Answer: Sendable>(
        workers: Int = 1,
        perform: (Int, @Sendable (Int) -> Void) -> Void = { count, body in (0..<count).forEach(body) },
        load: @escaping @Sendable (_ element: Int, _ chain: Int, _ draws: UnsafeMutableBufferPointer<Double>) -> Void,
        question: @escaping @Sendable (inout Summarizer) -> Answer
    ) -> [Answer] {
        let next = Atomic(0)
        let pieces = Mutex<[(first: Int, answers: [Answer])]>([])
        perform(workers) { _ in
            var summarizer = Summarizer(chains: self.chains, draws: self.draws)
            while true {
                let first = next.wrappingAdd(Self.piece, ordering: .relaxed).oldValue
                guard first < self.elements else { return }
                let answers = (first..<min(first + Self.piece, self.elements)).map { element in
                    summarizer.load { chain, target in load(element, chain, target) }
                    return question(&summarizer)
                }
                pieces.withLock { $0.append((first, answers)) }
            }
        }
        return pieces.withLock { $0.sorted { $0.first < $1.first }.flatMap(\.answers) }
    }
}
