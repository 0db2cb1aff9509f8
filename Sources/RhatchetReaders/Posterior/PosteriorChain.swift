package import RhatchetDiagnostics
import RhatchetDraws

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

    /// Energies of the post-warmup draws; none where the sampler did not say them.
    package var energies: [Double] {
        switch self.source {
        case .text(let table, _):
            guard let column = table.names.firstIndex(of: "energy__") else { return [] }
            return (try? table.columns([column])) ?? []
        case .log(let chain): return chain.tail.draws.energies ?? []
        }
    }

    /// Some draws of all elements, evenly over the chain, and whether any element differs between them.
    ///
    /// - Throws: ``ReadingError``.
    func sample(_ most: Int) throws(ReadingError) -> (values: [Double], isVaried: Bool) {
        guard case .text(var table, let columns) = self.source else { return ([], false) }
        let count = min(most, table.rows.count)
        table.rows = (0..<count).map { table.rows[$0 * (table.rows.count - 1) / max(1, count - 1)] }
        let values = try table.columns(columns)
        let isVaried = values.indices.contains { $0 % count != 0 && values[$0] != values[$0 - 1] }
        return (values, isVaried)
    }
}
