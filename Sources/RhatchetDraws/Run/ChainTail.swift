import RhatchetDiagnostics

/// One chain of a run as it has been followed so far.
package struct ChainTail: Sendable {
    /// The chain's number, from the file's name.
    package let chain: Int
    package private(set) var draws: ChainDraws
    private var log: any ChainFile
    /// Set when the header does not fit the run; nothing is then read of the file.
    private var refusal: DrawLogDamage?

    /// - Parameter allowance: bytes of memory for draws; what goes beyond is read from the file when it is looked at.
    init(chain: Int, file: any ChainFile, allowance: Int) {
        self.chain = chain
        self.draws = ChainDraws(allowance: allowance)
        self.log = file
    }

    /// Nil until the header has been read.
    package var header: DrawLogHeader? { self.log.layout?.header }

    /// Nil until the header has been read.
    package var layout: DrawLayout? { self.log.layout }

    /// How the file stands behind the last draw that was taken.
    package var condition: LogCondition {
        self.refusal.map { .damaged(offset: 0, $0) } ?? self.log.condition
    }

    /// Reads what is new.
    ///
    /// `layout` is the run's, once it is known: a chain with other variables is refused.
    mutating func poll(layout reference: DrawLayout?) {
        guard self.refusal == nil else { return }
        var draws = self.draws
        // Moved out and back, so that the arrays have one owner and are not copied.
        self.draws = ChainDraws(allowance: 0)
        var refusal: DrawLogDamage?
        let chain = self.chain
        self.log.poll { block, layout, offset in
            refusal = refusal ?? Self.objection(to: layout, of: chain, reference: reference)
            if refusal == nil { draws.append(block, layout, offset: offset) }
        }
        self.draws = draws
        self.refusal = refusal
    }

    /// The first post-warmup draws of some elements, element by element, from the file.
    ///
    /// - Parameter target: room for `draws` values of every element.
    func read(_ elements: Range<Int>, draws: Int, to target: UnsafeMutablePointer<Double>) throws(LogFile.Failure) {
        try self.log.read(elements, draws: draws, index: self.draws.index, to: target)
    }

    /// The first post-warmup draws of some elements, one element after the other, from memory or else from the file.
    ///
    /// - Parameter elements: their numbers, in ascending order.
    /// - Returns: nil when the file cannot be read again.
    package func values(of elements: [Int], draws: Int) -> [Double]? {
        var isRead = true
        let values = [Double](unsafeUninitializedCapacity: elements.count * draws) { target, count in
            target.initialize(repeating: 0)
            count = elements.count * draws
            guard let base = target.baseAddress else { return }
            guard let kept = self.draws.kept, kept.isWhole else {
                isRead = self.readAgain(elements, draws, base)
                return
            }
            for (place, element) in elements.enumerated() {
                kept.copy(element, to: UnsafeMutableBufferPointer(start: base + place * draws, count: draws))
            }
        }
        return isRead ? values : nil
    }

    /// Neighbours are read together, since a block's bytes of them are.
    private func readAgain(_ elements: [Int], _ draws: Int, _ base: UnsafeMutablePointer<Double>) -> Bool {
        var first = 0
        while first < elements.count {
            var end = first + 1
            while end < elements.count, elements[end] == elements[end - 1] + 1 { end += 1 }
            let some = elements[first]..<elements[end - 1] + 1
            guard (try? self.read(some, draws: draws, to: base + first * draws)) != nil else { return false }
            first = end
        }
        return true
    }

    private static func objection(to layout: DrawLayout, of chain: Int, reference: DrawLayout?) -> DrawLogDamage? {
        if layout.header.chain != chain { return .headerInvalid }
        guard let reference, !reference.holdsSameParameters(as: layout) else { return nil }
        return .otherVariables
    }
}
