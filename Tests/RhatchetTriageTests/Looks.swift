import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage

/// Looks to judge: four healthy chains of 1000 planned draws unless a test says otherwise.
enum Looks {
    static func chain(_ number: Int, draws: Int, change: (inout ChainLook) -> Void = { _ in }) -> ChainLook {
        var chain = ChainLook(chain: number)
        chain.tuning = 1000
        chain.draws = draws
        chain.saturated = 0
        chain.bfmi = 0.9
        chain.unmoved = 0
        change(&chain)
        return chain
    }

    static func element(
        _ rhat: Double,
        name: String = "mu",
        ess: Double = 1000,
        chainESS: [Double] = [200, 200, 200, 200],
        isConstant: Bool = false
    ) -> ParameterLook {
        ParameterLook(
            name: name,
            rhat: rhat,
            essBulk: ess,
            essTail: ess,
            chainESS: chainESS,
            isConstant: isConstant
        )
    }

    static func look(
        _ elements: [ParameterLook],
        draws: Int = 500,
        chains: Int = 4,
        planned: Int? = 1000,
        isComplete: Bool = false,
        change: (inout ChainLook) -> Void = { _ in }
    ) -> Look {
        Look(
            chains: (0..<chains).map { Self.chain($0, draws: draws, change: change) },
            draws: draws,
            parameters: elements,
            plannedDraws: planned,
            isComplete: isComplete
        )
    }

    static func look(_ rhat: Double, draws: Int = 500, isComplete: Bool = false) -> Look {
        Self.look([Self.element(rhat)], draws: draws, isComplete: isComplete)
    }
}

extension ConvergenceJudge {
    /// A judge under the default policy.
    static var standard: ConvergenceJudge { ConvergenceJudge(policy: Policy(.hybrid)) }

    /// The verdict after one look.
    static func first(_ look: Look, elapsed: Duration = .seconds(60)) -> ConvergenceVerdict {
        var judge = Self.standard
        return judge.judge(look, elapsed: elapsed)
    }
}

extension Duration {
    static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
}
