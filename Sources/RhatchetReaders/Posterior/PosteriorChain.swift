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

    /// Bytes of memory that finding its draws takes, besides the draws that are asked for.
    var size: Int {
        switch self.source {
        case .text(let table, _): table.rows.size
        case .log(let chain): chain.tail.draws.size
        }
    }

    /// Bytes of its file where that is in memory, unpacked; chains of one file share them.
    var unpacked: [String: Int] {
        guard case .text(let table, _) = self.source, table.bytes.isInMemory else { return [:] }
        return [table.path: table.bytes.count]
    }

    /// Some draws of some elements, one element after the other.
    ///
    /// - Parameters:
    ///   - elements: their numbers, in ascending order.
    ///   - draws: how many are taken of each.
    ///   - step: every so manieth from the first on.
    /// - Throws: ``ReadingError``.
    func values(of elements: [Int], draws: Int, every step: Int = 1) throws(ReadingError) -> [Double] {
        switch self.source {
        case .text(var table, let columns):
            table.rows = table.rows.first(draws, every: step)
            return try table.columns(elements.map { columns[$0] })
        case .log(let chain):
            guard step > 1 else { return try chain.values(of: elements, draws: draws) }
            var values: [Double] = []
            values.reserveCapacity(elements.count * draws)
            for element in elements {
                let all = try chain.values(of: [element], draws: (draws - 1) * step + 1)
                values += stride(from: 0, to: all.count, by: step).map { all[$0] }
            }
            return values
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
        let (rows, gaps) = (table.rows, max(1, count - 1))
        table.rows = RowPlaces((0..<count).map { rows[$0 * (rows.count - 1) / gaps] })
        let values = try table.columns(columns)
        let isVaried = values.indices.contains { $0 % count != 0 && values[$0] != values[$0 - 1] }
        return (values, isVaried)
    }
}
