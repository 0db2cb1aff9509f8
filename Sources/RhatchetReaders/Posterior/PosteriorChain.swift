package import RhatchetDiagnostics

/// One chain of a posterior: what its sampler said, and where its draws are.
package struct PosteriorChain: Sendable {
    /// How a reader of messages finds it: its file, or its number.
    package let name: String
    /// The chain by itself, over all its post-warmup draws.
    package let look: ChainLook
    let source: Source

    enum Source: Sendable {
        /// Columns of a text file, by the number of the element.
        case text(NumberTable, columns: [Int])
        case log(LogChain)
    }

    package var draws: Int { self.look.draws }

    /// The first draws of some elements, one element after the other.
    ///
    /// - Parameter elements: their numbers, in ascending order.
    /// - Throws: ``ReadingError``.
    func values(of elements: [Int], draws: Int) throws(ReadingError) -> [Double] {
        switch self.source {
        case .text(var table, let columns):
            table.rows = Array(table.rows.prefix(draws))
            return try table.columns(elements.map { columns[$0] })
        case .log(let chain): return try chain.values(of: elements, draws: draws)
        }
    }
}
