/// The convergence of one scalar element over all chains.
package struct Summary: Sendable {
    /// See ``rhat(_:)``.
    package var rhat: Double
    /// See ``essBulk(_:)``.
    package var essBulk: Double
    /// See ``essTail(_:)``.
    package var essTail: Double
    /// See ``chainESS(_:)``, for each chain.
    package var chainESS: [Double]
    /// See ``Summarizer/trend(of:)``.
    package var trend: Double?
    /// All draws of all chains are equal, and a number.
    package var isConstant: Bool
}

extension Summarizer {
    /// R-hat, both effective sample sizes, and those of every chain by itself.
    ///
    /// Fewer than 4 draws, no chain, or a NaN anywhere make the numbers over all chains NaN, as in arviz; one
    /// chain alone has effective sample sizes and no R-hat.
    ///
    /// - Parameter chains: as many chains as were announced, each with at least the draws that were announced.
    package mutating func summarize(_ chains: [[Double]]) -> Summary {
        self.load(chains)
        return self.summary()
    }

    /// The same of the element that was loaded.
    package mutating func summary() -> Summary {
        let (rhat, essBulk, essTail) = self.convergence()
        let sizes = self.isSound ? self.chainScores.sizes(self.ordered, self.transforms) : self.sizesOneByOne()
        return Summary(
            rhat: rhat,
            essBulk: essBulk,
            essTail: essTail,
            chainESS: sizes,
            trend: rhat.isFinite ? self.trend(of: sizes) : nil,
            isConstant: self.isConstant
        )
    }

    /// A NaN in one chain takes nothing from the others.
    private func sizesOneByOne() -> [Double] {
        (0..<self.shape.chains).map { chain in
            let own = self.draws.all[chain * self.shape.draws..<(chain + 1) * self.shape.draws]
            guard self.shape.isEnough, !own.contains(where: \.isNaN) else { return .nan }
            var alone = Summarizer(chains: 1, draws: self.shape.draws)
            return alone.summarize([Array(own)]).chainESS[0]
        }
    }
}
