/// Summarizes many elements of one shape: tables are made once, each element is sorted once.
package struct Summarizer: ~Copyable {
    let splitting: Splitting
    private let transforms = Transforms()
    private let splitScores: NormalScores
    private let chainScores: NormalScores
    private var radix = RadixOrder()
    private var ordered = OrderedDraws()

    /// - Parameters:
    ///   - chains: chains of every element.
    ///   - draws: draws of every chain that are used; further ones are left alone.
    package init(chains: Int, draws: Int) {
        self.splitting = Splitting(chains: chains, draws: draws)
        self.splitScores = NormalScores(count: chains * (draws / 2) * 2)
        self.chainScores = NormalScores(count: draws)
    }

    /// R-hat, both effective sample sizes, and those of every chain by itself.
    ///
    /// Fewer than 4 draws, no chain, or a NaN anywhere make the numbers over all chains NaN, as in arviz; one
    /// chain alone has effective sample sizes and no R-hat.
    ///
    /// - Parameter chains: as many chains as were announced, each with at least the draws that were announced.
    package mutating func summarize(_ chains: [[Double]]) -> Summary {
        let draws = self.splitting.draws
        guard draws >= 4, !chains.isEmpty, !chains.contains(where: { $0.prefix(draws).contains(where: \.isNaN) }) else {
            let own = chains.map { RhatchetDiagnostics.chainESS(Array($0.prefix(draws))) }
            return Summary(rhat: .nan, essBulk: .nan, essTail: .nan, chainESS: own, isConstant: false)
        }
        self.radix.order(chains, draws: draws, into: &self.ordered)
        let split = self.splitOrder()
        let bulk = self.scored(split)
        return Summary(
            rhat: chains.count < 2 ? .nan : self.rhat(bulk: bulk, split),
            essBulk: self.ess(bulk),
            essTail: self.tail(),
            chainESS: self.ownESS(),
            isConstant: self.ordered.values.first == self.ordered.values.last
        )
    }

    private func ess(_ table: DrawTable) -> Double {
        EffectiveSampleSize.of(table, fourier: self.transforms.atLeast)
    }

    /// The order of the draws that belong to a half chain, by their place in the table of half chains.
    private func splitOrder() -> OrderedDraws {
        var split = OrderedDraws()
        for (value, place) in zip(self.ordered.values, self.ordered.places) {
            let (chain, draw) = place.quotientAndRemainder(dividingBy: self.splitting.draws)
            guard let target = self.splitting.place(chain: chain, draw: draw) else { continue }
            split.append(value, from: target)
        }
        return split
    }

    private func scored(_ split: OrderedDraws) -> DrawTable {
        var table = DrawTable(rows: self.splitting.rows, columns: self.splitting.half)
        self.splitScores.assign(split, to: &table.values)
        return table
    }

    /// The larger of bulk and folded.
    ///
    /// Where the folded one is not defined the bulk one stands.
    private func rhat(bulk: DrawTable, _ split: OrderedDraws) -> Double {
        let rhat = PotentialScaleReduction.of(bulk)
        guard let folded = split.folded() else { return rhat }
        let tail = PotentialScaleReduction.of(self.scored(folded))
        return tail > rhat ? tail : rhat
    }

    private func tail() -> Double {
        let low = self.indicatorESS(0.05)
        let high = self.indicatorESS(0.95)
        return high < low ? high : low
    }

    /// Effective sample size of "at most the quantile", whose quantile is that of all draws, also of the middle one.
    private func indicatorESS(_ probability: Double) -> Double {
        let quantile = self.ordered.quantile(probability)
        var table = DrawTable(rows: self.splitting.rows, columns: self.splitting.half)
        for (value, place) in zip(self.ordered.values, self.ordered.places) {
            guard value <= quantile else { break }
            let (chain, draw) = place.quotientAndRemainder(dividingBy: self.splitting.draws)
            guard let target = self.splitting.place(chain: chain, draw: draw) else { continue }
            table.values[target] = 1
        }
        return self.ess(table)
    }

    private func ownESS() -> [Double] {
        let draws = self.splitting.draws
        var own = [OrderedDraws](repeating: OrderedDraws(), count: self.splitting.chains)
        for (value, place) in zip(self.ordered.values, self.ordered.places) {
            let (chain, draw) = place.quotientAndRemainder(dividingBy: draws)
            own[chain].append(value, from: draw)
        }
        return own.map { order in
            guard order.values.first != order.values.last else { return 0 }
            var table = DrawTable(rows: 1, columns: draws)
            self.chainScores.assign(order, to: &table.values)
            return self.ess(table)
        }
    }
}
