import RhatchetProtocol
import RhatchetRemedies
import Testing

@Suite struct ModelRemedyTests {
    private let modeler = Modeler()

    private func expectRewind(_ advice: Prescription, _ rule: String, _ place: SourceLocation = #_sourceLocation) {
        #expect(advice.kind == .model, sourceLocation: place)
        #expect(advice.rules == [rule], sourceLocation: place)
        #expect(advice.changes.isEmpty, sourceLocation: place)
        #expect(advice.advice.rewind, sourceLocation: place)
        #expect(advice.advice.fixClass == nil, sourceLocation: place)
        #expect(advice.authorization == nil, sourceLocation: place)
    }

    /// Centred eight schools: divergences and E-BFMI 0.23 with everything at its default (nutpie 0.16, measured).
    private let funnel = SickTraining {
        $0.rhat = 1.64
        $0.divergences = 43
        $0.bfmi = [0.32, 0.29, 0.4, 0.23]
    }

    @Test(arguments: [SamplerKernel.pymc(), .nutpie(["tune": 1000]), .pymc(["target_accept": 0.6]), .nutpie()])
    func `divergences with a low E-BFMI are a funnel, which no parameter repairs`(kernel: SamplerKernel) {
        let advice = self.modeler.advise(self.funnel.look, signs: [.lowBFMI], kernel: kernel)
        self.expectRewind(advice, "funnel")
        #expect(advice.recommendation.contains("non-centred"))
    }

    @Test(arguments: [(0.3, false), (0.2999, true)])
    func `E-BFMI of exactly 0.3 is not low`(bfmi: Double, isFunnel: Bool) {
        var sick = self.funnel
        sick.bfmi = [0.9, 0.9, 0.9, bfmi]
        #expect(self.modeler.advise(sick.look, kernel: .pymc()).rules.contains("funnel") == isFunnel)
    }

    @Test(arguments: [(199, false), (200, true)])
    func `after very short tuning a low E-BFMI says nothing about the model`(tune: Int, isFunnel: Bool) {
        let advice = self.modeler.advise(self.funnel.look, kernel: .pymc(["tune": Literal(.int(tune))]))
        #expect(advice.rewind == isFunnel)
    }

    @Test func `a funnel that shows after the settings were repaired is a funnel`() {
        let tried: [Change] = [
            .tried("tune", 50, 1000), .tried("target_accept", 0.6, 0.9),
        ]
        let kernel = SamplerKernel.pymc(["tune": 1000, "target_accept": 0.9])
        self.expectRewind(self.modeler.advise(self.funnel.look, kernel: kernel, history: tried), "funnel")
    }

    @Test func `more acceptance that left R-hat bad is not raised again`() {
        let sick = SickTraining { $0.divergences = 2 }
        let tried: [Change] = [.tried("adapt_delta", 0.8, 0.95)]
        let advice = self.modeler.advise(sick.look, kernel: .pymc(["target_accept": 0.95]), history: tried)
        self.expectRewind(advice, "hidden_funnel")
    }

    /// Five Cauchy parameters: R-hat 1.04, ESS 203 after 1000 draws, 143 after 2500 (PyMC, measured).
    @Test(arguments: [(0.31, true), (0.5, false)])
    func `a weak E-BFMI is heavy tails where effective draws are wanting at the end`(bfmi: Double, isHeavy: Bool) {
        let sick = SickTraining {
            ($0.rhat, $0.ess, $0.draws, $0.isComplete) = (1.04, 203, 1000, true)
            $0.chainESS = [60, 50, 40, 50]
            $0.bfmi = [0.71, 0.6, 0.6, bfmi]
        }
        let advice = self.modeler.advise(sick.look, signs: [.lowESS], kernel: .pymc())
        #expect((advice.rules == ["heavy_tails"]) == isHeavy)
        #expect(self.modeler.advise(sick.look, kernel: .pymc()).rules != ["heavy_tails"])
    }

    @Test func `chains that mix by themselves and disagree have several modes`() {
        let sick = SickTraining {
            $0.rhat = 1.53
            $0.chainESS = [300, 280, 310, 290]
        }
        self.expectRewind(self.modeler.advise(sick.look, kernel: .pymc(["tune": 500])), "multimodal")
        #expect(self.modeler.advise(sick.look, kernel: .pymc(["tune": 499])).lines == ["tune 499 -> 1000"])
        var cut = sick
        cut.cut = [0.06, 0, 0, 0]
        #expect(!self.modeler.advise(cut.look, kernel: .pymc()).rewind)
        var diverging = sick
        diverging.divergences = 1
        #expect(!self.modeler.advise(diverging.look, kernel: .pymc()).rewind)
    }

    @Test func `a low E-BFMI by itself is heavy tails`() {
        let sick = SickTraining {
            $0.rhat = 1.02
            $0.bfmi = [0.2, 0.9, 0.9, 0.9]
        }
        self.expectRewind(self.modeler.advise(sick.look, signs: [.lowBFMI], kernel: .pymc()), "heavy_tails")
    }

    @Test func `less than one effective draw in a hundred asks for another parametrisation`() {
        let sick = SickTraining {
            $0.rhat = 1.05
            $0.ess = 39
            $0.draws = 1000
            $0.isComplete = true
        }
        self.expectRewind(self.modeler.advise(sick.look, signs: [.lowESS], kernel: .pymc()), "costly_draws")
    }

    @Test func `an R-hat that is no number with nothing else to see is left to people`() {
        let sick = SickTraining {
            $0.rhat = .nan
            $0.chainESS = [0, 0, 0, 0]
        }
        self.expectRewind(self.modeler.advise(sick.look, kernel: .pymc()), "exhausted")
    }

    @Test func `a stuck chain with the usual start and nothing tried is left to people`() {
        let sick = SickTraining { $0.unmoved = [0, 0, 0, 1] }
        self.expectRewind(self.modeler.advise(sick.look, signs: [.stuckChain], kernel: .pymc()), "exhausted")
    }
}
