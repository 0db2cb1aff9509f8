import RhatchetProtocol
import RhatchetRemedies
import Testing

@Suite struct ParameterRemedyTests {
    private let modeler = Modeler()

    /// Measured with nutpie 0.16 on a hierarchical regression: R-hat 2.73, 99.7 % of the trees cut, E-BFMI 0, a few
    /// divergences; none of it the model's fault.
    private let badlySet = SickTraining {
        $0.rhat = 2.732
        $0.divergences = 3
        $0.bfmi = [0, 0, 0.08, 0.61]
        $0.cut = [1, 0.99, 1, 1]
    }

    @Test(arguments: [
        SamplerKernel.pymc(["max_treedepth": 3, "tune": 50, "target_accept": 0.6, "draws": 600]),
        .nutpie(["maxdepth": 3, "tune": 50, "target_accept": 0.6, "draws": 600]),
    ])
    func `trees cut, short tuning, low acceptance and few draws are all repaired at once`(kernel: SamplerKernel) {
        let advice = self.modeler.advise(self.badlySet.look, signs: [.treeDepth], kernel: kernel)
        #expect(advice.kind == .parameter)
        #expect(
            advice.lines == [
                "max_treedepth 3 -> 10", "tune 50 -> 1000", "target_accept 0.6 -> 0.9", "draws 600 -> 1000",
            ]
        )
        #expect(advice.authorization?.changes == advice.changes)
        #expect(!advice.advice.rewind)
        #expect(advice.causes.last?.contains("should both remain") == true)
        #expect(advice.remedies.allSatisfy { !$0.reason.isEmpty && !$0.expectation.isEmpty })
    }

    @Test(arguments: [(3, 10), (9, 10), (10, 12), (12, 14), (14, 15)])
    func `cut trees get deeper, to ten first and to fifteen at most`(from: Int, to: Int) {
        let sick = SickTraining { $0.cut = [0.2, 0, 0, 0] }
        let advice = self.modeler.advise(sick.look, kernel: .pymc(["max_treedepth": Literal(.int(from))]))
        #expect(advice.lines == ["max_treedepth \(from) -> \(to)"])
    }

    @Test func `five percent of cut trees are not cut trees`() {
        let sick = SickTraining { $0.cut = [0.05, 0, 0, 0] }
        #expect(!self.modeler.advise(sick.look, kernel: .pymc()).rules.contains("trees_cut"))
    }

    @Test func `when deeper trees were tried the metric is next, each sampler's own`() {
        let sick = SickTraining { $0.cut = [1, 1, 1, 1] }
        let tried: [Change] = [.tried("max_treedepth", 10, 15)]
        let pymc = self.modeler.advise(sick.look, kernel: .pymc(["max_treedepth": 15]), history: tried)
        #expect(pymc.lines == ["init auto -> jitter+adapt_full"])
        let kernel = SamplerKernel.nutpie(["max_treedepth": 15, "tune": 1000])
        #expect(self.modeler.advise(sick.look, kernel: kernel, history: tried).lines == ["metric diag -> low_rank"])
    }

    @Test(arguments: [(499, true), (500, false)])
    func `tuning below 500 is short`(tune: Int, isShort: Bool) {
        let advice = self.modeler.advise(SickTraining().look, kernel: .pymc(["tune": Literal(.int(tune))]))
        #expect(advice.rules.contains("short_tune") == isShort)
        #expect(advice.lines.contains("tune \(tune) -> 1000"))
    }

    @Test(arguments: [
        (0.6, "target_accept 0.6 -> 0.9"), (0.8, "target_accept 0.8 -> 0.95"), (0.9, "target_accept 0.9 -> 0.95"),
        (0.95, "target_accept 0.95 -> 0.99"),
    ])
    func `divergences with a fine E-BFMI ask for more acceptance`(from: Double, line: String) {
        let sick = SickTraining {
            $0.rhat = 1.05
            $0.divergences = 9
        }
        #expect(
            self.modeler.advise(sick.look, kernel: .pymc(["target_accept": Literal(.double(from))])).lines == [line]
        )
    }

    @Test func `many divergences after short tuning ask for tuning and a little more acceptance`() {
        let sick = SickTraining { $0.divergences = 250 }
        let advice = self.modeler.advise(sick.look, kernel: .pymc(["tune": 100]))
        #expect(advice.lines == ["tune 100 -> 1000", "target_accept 0.8 -> 0.9"])
    }

    @Test func `slow chains without another sign get twice the tuning and twice the draws`() {
        let advice = self.modeler.advise(SickTraining().look, kernel: .pymc(["tune": 1000, "draws": 1000]))
        #expect(advice.lines == ["tune 1000 -> 2000", "draws 1000 -> 2000"])
    }

    @Test func `chains that agree and hold too few effective draws get what 400 need`() {
        let sick = SickTraining {
            $0.rhat = 1.02
            $0.ess = 160
            $0.draws = 1000
            $0.isComplete = true
        }
        let advice = self.modeler.advise(sick.look, signs: [.lowESS], kernel: .pymc(["draws": 1000]))
        #expect(advice.lines == ["draws 1000 -> 3500"])
    }

    @Test func `a stuck chain that began without jitter gets it`() {
        let sick = SickTraining { $0.unmoved = [0, 0, 0, 1] }
        let advice = self.modeler.advise(sick.look, signs: [.stuckChain], kernel: .pymc(["init": "adapt_diag"]))
        #expect(advice.lines == ["init adapt_diag -> jitter+adapt_diag"])
    }

    @Test func `the diagnosis gives the numbers`() {
        let advice = self.modeler.advise(self.badlySet.look, kernel: .pymc(["max_treedepth": 3]))
        #expect(
            advice.diagnosis == "R-hat 2.732 at mu after 300 draws per chain; 3 divergences (0.25 % of transitions); "
                + "99.75 % of the trees cut at the largest depth; least E-BFMI 0"
        )
        #expect(
            advice.recommendation == "max_treedepth 3 -> 10: deeper trees let a transition cross the posterior; "
                + "target_accept 0.8 -> 0.95: smaller steps follow the curvature of the posterior"
        )
    }
}
