import RhatchetDraws

/// One chain of a draw log.
struct LogChain: Sendable {
    let path: String
    let tail: ChainTail

    /// The first draws of some elements, one element after the other.
    ///
    /// - Parameter elements: their numbers, in ascending order.
    func values(of elements: [Int], draws: Int) throws(ReadingError) -> [Double] {
        guard let values = self.tail.values(of: elements, draws: draws) else {
            throw ReadingError(self.path, "cannot be read again; it was cut short or replaced while it was read")
        }
        return values
    }
}
