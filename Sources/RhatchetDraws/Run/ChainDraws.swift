import RhatchetDiagnostics

/// What has been drawn by one chain: post-warmup values element by element, in memory while they fit, statistics as
/// counts.
package struct ChainDraws: Sendable {
    /// Tuning draws recorded.
    package private(set) var tuning = 0
    /// Post-warmup draws recorded.
    package private(set) var count = 0
    /// Post-warmup values of every scalar element of the posterior; nil before the first block.
    ///
    /// In the log's order; a truth value or an integer as a double.
    private(set) var kept: KeptDraws?
    /// Where they are in the file.
    private(set) var index = BlockIndex()
    /// Energies of the post-warmup draws; nil when the sampler does not say.
    package private(set) var energies: [Double]?
    /// Post-warmup transitions that diverged; nil when the sampler does not say.
    package private(set) var divergent: Int?
    /// Tuning transitions that diverged; nil when the sampler does not say.
    package private(set) var divergentTuning: Int?
    package private(set) var saturated: Int?
    /// The latest step size, tuning included; nil when the sampler does not say.
    package private(set) var stepSize: Double?
    /// Post-warmup transitions after which no element of the posterior had changed by a bit.
    package private(set) var unmovedTransitions = 0
    /// The latest post-warmup draw.
    private var latest: [Double] = []
    private var acceptance: RunningMean?
    private var treeDepth: RunningMean?
    private let allowance: Int

    /// - Parameter allowance: bytes of memory for draws.
    init(allowance: Int) {
        self.allowance = allowance
    }

    /// Mean acceptance statistic of the post-warmup draws; nil when the sampler does not say.
    package var meanAcceptance: Double? { self.acceptance?.value }

    /// Mean tree depth of the post-warmup draws; nil when the sampler does not say.
    package var meanTreeDepth: Double? { self.treeDepth?.value }

    /// Share of the post-warmup transitions after which nothing had moved, 0…1; nil below 2 draws and without
    /// any element.
    package var unmoved: Double? {
        guard self.count >= 2, !self.latest.isEmpty else { return nil }
        return Double(self.unmovedTransitions) / Double(self.count - 1)
    }

    /// Post-warmup values of one scalar element; none once they no longer fit into memory.
    package func values(of element: Int) -> [Double] { self.kept?.values(of: element) ?? [] }

    /// Bytes of memory that the draws take.
    package var size: Int { (self.kept?.bytes ?? 0) + 8 * (self.energies?.count ?? 0) }

    /// Takes a block in.
    ///
    /// A layout must be the same from block to block.
    ///
    /// - Parameter offset: the payload's place in the file.
    mutating func append(_ block: BlockFrame, _ layout: DrawLayout, offset: Int) {
        let kept = self.postWarmup(block, layout)
        self.index.append(offset: offset, kept: kept)
        self.noteStatistics(block, layout, kept)
        let rows = kept.indices.filter { kept[$0] }
        self.keep(block, layout, rows)
        for draw in rows { self.countUnmoved(block, layout, draw) }
        self.count += rows.count
        self.tuning += block.draws - rows.count
    }

    private mutating func keep(_ block: BlockFrame, _ layout: DrawLayout, _ rows: [Int]) {
        var draws = self.kept ?? KeptDraws(elements: layout.parameters, allowance: self.allowance)
        // Moved out and back, so that the memory has one owner and is not copied.
        self.kept = nil
        draws.append(rows.count) { some, target, stride in
            for span in layout.posterior {
                for element in span.elements {
                    let first = span.offset(of: element, draws: block.draws)
                    for draw in some {
                        let value = block.value(at: first + rows[draw] * span.dtype.size, as: span.dtype)
                        target[element * stride + draw - some.lowerBound] = value
                    }
                }
            }
        }
        self.kept = draws
    }

    private mutating func noteStatistics(_ block: BlockFrame, _ layout: DrawLayout, _ kept: [Bool]) {
        var offset = 0
        for (column, elements) in zip(layout.header.columns, layout.elements) {
            if let statistic = column.statistic, elements == 1 {
                self.note(statistic, block.values(at: offset, as: column.dtype), kept: kept)
            }
            offset += elements * column.dtype.size * block.draws
        }
    }

    /// Which draws of the block are post-warmup.
    private func postWarmup(_ block: BlockFrame, _ layout: DrawLayout) -> [Bool] {
        var offset = 0
        for (column, elements) in zip(layout.header.columns, layout.elements) {
            if column.statistic == .tuning, elements == 1 {
                return block.values(at: offset, as: column.dtype).map { $0 == 0 }
            }
            offset += elements * column.dtype.size * block.draws
        }
        return [Bool](repeating: true, count: block.draws)
    }

    private mutating func note(_ statistic: SamplerStatistic, _ values: [Double], kept: [Bool]) {
        let warm = zip(values, kept).lazy.filter(\.1).map(\.0)
        switch statistic {
        case .tuning: break
        case .diverging:
            self.divergent = (self.divergent ?? 0) + warm.count { $0 != 0 }
            self.divergentTuning = (self.divergentTuning ?? 0) + zip(values, kept).count { $0.0 != 0 && !$0.1 }
        case .treeDepth: self.treeDepth = (self.treeDepth ?? RunningMean()).adding(warm)
        case .reachedMaxTreeDepth: self.saturated = (self.saturated ?? 0) + warm.count { $0 != 0 }
        case .acceptanceRate: self.acceptance = (self.acceptance ?? RunningMean()).adding(warm)
        case .energy:
            if self.energies == nil { self.energies = [] }
            self.energies?.append(contentsOf: warm)
        case .stepSize: self.stepSize = values.last(where: \.isFinite) ?? self.stepSize
        }
    }

    /// Compares a draw with the one before it, bit by bit, and then stands for that.
    ///
    /// In a chain that moves the first element has nearly always moved.
    private mutating func countUnmoved(_ block: BlockFrame, _ layout: DrawLayout, _ draw: Int) {
        var hasMoved = self.latest.isEmpty
        if hasMoved { self.latest = [Double](repeating: 0, count: layout.parameters) }
        for span in layout.posterior {
            for element in span.elements {
                let offset = span.offset(of: element, draws: block.draws) + draw * span.dtype.size
                let value = block.value(at: offset, as: span.dtype)
                hasMoved = hasMoved || value.bitPattern != self.latest[element].bitPattern
                self.latest[element] = value
            }
        }
        self.unmovedTransitions += hasMoved ? 0 : 1
    }
}
