import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetRemedies

/// A sick training, healthy in everything that a test does not say: four chains, 300 draws of each.
struct SickTraining {
    var rhat = 1.5
    var ess = 300.0
    var chainESS = [8.0, 9, 7, 8]
    var divergences = 0
    var bfmi = [0.9, 0.9, 0.9, 0.9]
    /// Share of trees at the largest depth, per chain.
    var cut = [0.0, 0, 0, 0]
    var unmoved = [0.0, 0, 0, 0]
    var draws = 300
    var isComplete = false

    var look: Look {
        let chains = (0..<4).map { number in
            var chain = ChainLook(chain: number)
            chain.tuning = 100
            chain.draws = self.draws
            chain.divergent = number == 0 ? self.divergences : 0
            chain.bfmi = self.bfmi[number]
            chain.saturated = Int((self.cut[number] * Double(self.draws)).rounded())
            chain.unmoved = self.unmoved[number]
            return chain
        }
        let element = ParameterLook(
            name: "mu",
            rhat: self.rhat,
            essBulk: self.ess,
            essTail: self.ess,
            chainESS: self.chainESS,
            isConstant: false
        )
        return Look(
            chains: chains,
            draws: self.draws,
            parameters: [element],
            plannedDraws: 1000,
            isComplete: self.isComplete
        )
    }

    init(_ change: (inout Self) -> Void = { _ in }) {
        change(&self)
    }
}

extension SamplerKernel {
    static func pymc(_ settings: [String: Value] = [:]) -> SamplerKernel {
        SamplerKernel(sampler: .pymc, settings: settings)
    }
    static func nutpie(_ settings: [String: Value] = [:]) -> SamplerKernel {
        SamplerKernel(sampler: .nutpie, settings: settings)
    }
}

extension Prescription {
    /// The changes as `parameter from -> to`.
    var lines: [String] {
        self.changes.map { "\($0.parameter) \($0.from?.description ?? "-") -> \($0.to?.description ?? "-")" }
    }
}
