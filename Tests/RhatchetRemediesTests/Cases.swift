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
    static func pymc(_ settings: [String: Literal] = [:]) -> SamplerKernel {
        SamplerKernel(sampler: .pymc, settings: settings.mapValues(\.value))
    }

    static func nutpie(_ settings: [String: Literal] = [:]) -> SamplerKernel {
        SamplerKernel(sampler: .nutpie, settings: settings.mapValues(\.value))
    }
}

/// A value as a test writes it.
struct Literal: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral {
    let value: Value

    init(_ value: Value) { self.value = value }
    init(integerLiteral value: Int) { self.value = .int(value) }
    init(floatLiteral value: Double) { self.value = .double(value) }
    init(stringLiteral value: String) { self.value = .string(value) }
}

extension Change {
    /// A change that was applied before.
    static func tried(_ parameter: String, _ from: Literal, _ to: Literal) -> Change {
        Change(parameter: parameter, from: from.value, to: to.value)
    }
}

extension Prescription {
    /// The changes as `parameter from -> to`.
    var lines: [String] {
        self.changes.map { "\($0.parameter) \($0.from?.description ?? "-") -> \($0.to?.description ?? "-")" }
    }
}
