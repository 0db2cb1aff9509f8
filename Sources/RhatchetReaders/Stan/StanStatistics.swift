import RhatchetDiagnostics

/// What Stan's sampler says of every transition, under CmdStan's names of the columns.
struct StanStatistics {
    private static let names = ["lp__", "accept_stat__", "stepsize__", "treedepth__", "divergent__", "energy__"]
    private let values: [String: [Double]]
    private let draws: Int

    /// - Throws: ``ReadingError`` for a field that is no number.
    init(_ table: NumberTable) throws(ReadingError) {
        let found = table.names.indices.filter { Self.names.contains(table.names[$0]) }
        let all = try table.columns(found)
        let draws = table.rows.count
        let columns = found.enumerated().map { (table.names[$1], Array(all[$0 * draws..<($0 + 1) * draws])) }
        self.values = Dictionary(columns) { first, _ in first }
        self.draws = draws
    }

    /// - Parameter maxDepth: the largest depth of a tree that was allowed, where it is known.
    func look(_ chain: Int, maxDepth: Double?) -> ChainLook {
        var look = ChainLook(chain: chain)
        look.draws = self.draws
        look.divergent = self.values["divergent__"]?.count { $0 != 0 } ?? 0
        if let depths = self.values["treedepth__"] {
            look.saturated = maxDepth.map { saturated(treeDepth: depths, largest: $0) }
            look.treeDepth = depths.isEmpty ? nil : depths.reduce(0, +) / Double(depths.count)
        }
        look.stepSize = self.values["stepsize__"]?.last
        look.acceptance = self.values["accept_stat__"].flatMap(meanAcceptance)
        look.bfmi = self.energy
        look.unmoved = self.unmoved
        return look
    }

    private var energy: Double? {
        guard let energy = self.values["energy__"], energy.count >= 4 else { return nil }
        let value = bfmi(energy: energy)
        return value.isFinite ? value : nil
    }

    /// A transition that was refused leaves the log density as it is.
    private var unmoved: Double? {
        guard let density = self.values["lp__"], density.count >= 2 else { return nil }
        return Double(zip(density.dropFirst(), density).count { $0 == $1 }) / Double(density.count - 1)
    }
}
