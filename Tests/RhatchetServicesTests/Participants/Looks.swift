import RhatchetDiagnostics
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

extension Look {
    /// Four chains of 300 draws whose trees are cut short in `cut` of all transitions.
    static func sick(rhat: Double = 1.5, cut: Double = 0) -> Look {
        let chains = (0..<4).map { number in
            var chain = ChainLook(chain: number)
            (chain.tuning, chain.draws, chain.bfmi, chain.unmoved) = (1000, 300, 0.9, 0)
            chain.saturated = Int(300 * cut)
            return chain
        }
        let element = ParameterLook(
            name: "mu",
            rhat: rhat,
            essBulk: 300,
            essTail: 300,
            chainESS: [8, 9, 7, 8],
            isConstant: false
        )
        return Look(chains: chains, draws: 300, parameters: [element], plannedDraws: 1000, isComplete: false)
    }
}

extension Stage {
    /// What somebody in `role` gets to know of incident 1 as it stands.
    func file(for role: Role, look: Look? = nil, sampler: String? = "pymc", settings: [String: Value] = [:]) throws
        -> CaseFile
    {
        CaseFile(
            incident: try #require(self.incident()),
            role: role,
            commands: self.engine.state.openCommands(for: role, on: Cases.one),
            look: look,
            sampler: sampler,
            settings: settings,
            places: ["target_accept": 12, "max_treedepth": 12],
            file: "model_1.py",
            deadline: self.engine.state.deadlines().first,
            now: self.engine.now
        )
    }

    /// Gives a rule's answer, which the engine must take.
    func take(_ answer: Answer, by role: Role) throws {
        guard case .act(let command) = answer else {
            Issue.record("\(answer) is no command")
            return
        }
        #expect(try self.act(role, command).code == nil)
    }
}
