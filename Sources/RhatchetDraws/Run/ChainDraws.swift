/// What has been drawn by one chain, held in memory: post-warmup values element by element, statistics as counts.
package struct ChainDraws: Sendable {
    /// Tuning draws recorded.
    package private(set) var tuning = 0
    /// Post-warmup draws recorded.
    package private(set) var count = 0
    /// Post-warmup values of every scalar element of the posterior, in the log's order; a truth value or an
    /// integer as a double.
    package private(set) var values: [[Double]] = []
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
    private var acceptance: RunningMean?
    private var treeDepth: RunningMean?

    package init() {}

    /// Mean acceptance statistic of the post-warmup draws; nil when the sampler does not say.
    package var meanAcceptance: Double? { self.acceptance?.value }

    /// Mean tree depth of the post-warmup draws; nil when the sampler does not say.
    package var meanTreeDepth: Double? { self.treeDepth?.value }

    /// Share of the post-warmup transitions after which nothing had moved, 0…1; nil below 2 draws and without
    /// any element.
    package var unmoved: Double? {
        guard self.count >= 2, !self.values.isEmpty else { return nil }
        return Double(self.unmovedTransitions) / Double(self.count - 1)
    }

    /// Takes a block in.
    ///
    /// A layout must be the same from block to block.
    mutating func append(_ block: BlockFrame, _ layout: DrawLayout) {
        let kept = self.postWarmup(block, layout)
        if self.values.isEmpty { self.values = [[Double]](repeating: [], count: layout.parameters) }
        var offset = 0
        var element = 0
        for (column, elements) in zip(layout.header.columns, layout.elements) {
            let stride = column.dtype.size * block.draws
            if column.group == .posterior {
                for index in 0..<elements {
                    self.append(block, at: offset + index * stride, as: column.dtype, kept: kept, to: element + index)
                }
                element += elements
            } else if let statistic = column.statistic, elements == 1 {
                self.note(statistic, block.values(at: offset, as: column.dtype), kept: kept)
            }
            offset += elements * stride
        }
        let before = self.count
        self.count += kept.count { $0 }
        self.tuning += kept.count { !$0 }
        self.countUnmoved(from: before)
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

    private mutating func append(
        _ block: BlockFrame,
        at offset: Int,
        as dtype: DrawType,
        kept: [Bool],
        to element: Int
    ) {
        for draw in 0..<block.draws where kept[draw] {
            self.values[element].append(block.value(at: offset + draw * dtype.size, as: dtype))
        }
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

    /// Looks at the first element first: in a chain that moves it has nearly always moved.
    private mutating func countUnmoved(from first: Int) {
        guard !self.values.isEmpty else { return }
        for draw in max(first, 1)..<max(self.count, 1) {
            let moved = self.values.contains { $0[draw].bitPattern != $0[draw - 1].bitPattern }
            self.unmovedTransitions += moved ? 0 : 1
        }
    }
}
