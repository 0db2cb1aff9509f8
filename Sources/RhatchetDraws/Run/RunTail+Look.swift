package import RhatchetDiagnostics

extension RunTail {
    /// The chains that enter a look's summaries: those with at least `minimum` post-warmup draws and the same
    /// variables as the rest.
    ///
    /// With fewer cores than chains PyMC draws the first chains to their end before the next begin; a chain
    /// that has only begun must not shorten all the others to its few draws.
    ///
    /// - Parameter minimum: never taken below 4, the least that R-hat and ESS are defined on.
    func summarized(minimum: Int) -> [ChainTail] {
        self.chains.filter { $0.draws.count >= max(minimum, 4) }
    }

    /// A look at everything polled so far.
    ///
    /// It reads no file while the draws fit into memory. Where a chain's draws do not, and its file cannot be read, the
    /// look has no summaries.
    ///
    /// - Parameter minimumDraws: post-warmup draws that a chain must have to enter the summaries, such as
    ///   `confirm_draws`. A chain with fewer stands in `chains`, with `isSummarized` false and 0 effective draws.
    package func look(minimumDraws: Int) -> Look {
        let chains = self.chains.filter { $0.draws.tuning + $0.draws.count > 0 }
        let entered = self.summarized(minimum: minimumDraws)
        let common = entered.map(\.draws.count).min() ?? 0
        let parameters = (try? self.parameters(of: chains, entered: entered, common: common)) ?? []
        return Look(
            chains: chains.map { $0.look(isSummarized: $0.draws.count >= max(minimumDraws, 4)) },
            draws: parameters.isEmpty ? 0 : common,
            parameters: parameters,
            plannedDraws: self.plannedDraws,
            isComplete: self.isComplete
        )
    }

    /// Post-warmup draws planned for each chain, from `run.json` or else from the chains' headers.
    package var plannedDraws: Int? {
        self.record?.draws ?? self.chains.lazy.compactMap(\.header?.draws).first
    }

    /// Whether every planned chain has every planned draw; false while either is not known.
    package var isComplete: Bool {
        guard let chains = self.plannedChains, let draws = self.plannedDraws else { return false }
        return self.chains.count >= chains && self.chains.allSatisfy { $0.draws.count >= draws }
    }

    private func parameters(
        of chains: [ChainTail],
        entered: [ChainTail],
        common: Int
    ) throws(LogFile.Failure) -> [ParameterLook] {
        guard let layout = self.layout, !entered.isEmpty else { return [] }
        let places = chains.map { chain in entered.firstIndex { $0.chain == chain.chain } }
        var names = layout.parameterNames[...]
        return try RunDraws(entered, draws: common, memory: self.memory / 8).summaries(of: layout.parameters).map {
            summary in
            ParameterLook(
                name: names.removeFirst(),
                rhat: summary.rhat,
                essBulk: summary.essBulk,
                essTail: summary.essTail,
                chainESS: places.map { $0.map { summary.chainESS[$0] } ?? 0 },
                trend: summary.trend,
                isConstant: summary.isConstant
            )
        }
    }
}

extension ChainTail {
    /// The chain by itself, over all its recorded draws.
    package func look(isSummarized: Bool) -> ChainLook {
        var look = ChainLook(chain: self.chain)
        look.isSummarized = isSummarized
        look.tuning = self.draws.tuning
        look.draws = self.draws.count
        look.divergent = self.draws.divergent ?? 0
        look.saturated = self.draws.saturated
        look.stepSize = self.draws.stepSize
        look.bfmi = self.draws.bfmi
        look.unmoved = self.draws.unmoved
        look.acceptance = self.draws.meanAcceptance
        look.treeDepth = self.draws.meanTreeDepth
        return look
    }
}

extension ChainDraws {
    /// E-BFMI of the post-warmup energies; nil below 4 draws, without energies, or when it is not a number
    /// (energies that do not vary, or are not finite).
    package var bfmi: Double? {
        guard let energies = self.energies, energies.count >= 4 else { return nil }
        let value = RhatchetDiagnostics.bfmi(energy: energies)
        return value.isFinite ? value : nil
    }
}
