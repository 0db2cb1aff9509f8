package import RhatchetProtocol

/// A chain was ended alone while the others went on, and enters no figure from then on.
package struct ChainDrop: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    /// The call of the sampler, from 0.
    package var run: Int
    package var chain: Int
    /// Post-warm-up draws that it had.
    package var draws: Int
    /// Chains that are left, of those that were planned.
    package var left: Int
    package var planned: Int
    package var by: String
    package var reason: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        run: Int,
        chain: Int,
        draws: Int,
        left: Int,
        planned: Int,
        by: String,
        reason: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.run = run
        self.chain = chain
        self.draws = draws
        self.left = left
        self.planned = planned
        self.by = by
        self.reason = reason
    }

    /// What has to be said wherever the result is.
    package var caveat: String {
        "chain \(self.chain) was ended alone by \(self.by) after \(self.draws) draws and is left out (\(self.reason)); "
            + "\(self.left) of \(self.planned) chains remain. It was chosen by how it moved, so that the others agree better "
            + "than \(self.planned) chains would: R-hat says less, and a mode that only this chain had found is missing"
    }
}
