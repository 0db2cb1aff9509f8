import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct CanaryTests {
    private let before = CanaryFigures(
        transitions: 400,
        divergent: 60,
        saturated: 0,
        leastBFMI: 0.6,
        essPerGradient: 0.01
    )

    private func compare(_ change: (inout CanaryFigures) -> Void) -> Canary {
        var trial = self.before
        change(&trial)
        return CanaryJudge().compare(before: self.before, trial: trial)
    }

    @Test func `the same is inconclusive`() {
        #expect(self.compare { _ in } == .inconclusive)
    }

    @Test(arguments: [(0, Canary.better), (20, .better), (45, .inconclusive), (80, .inconclusive), (120, .worse)])
    func `divergences count beyond what chance explains`(divergent: Int, canary: Canary) {
        #expect(self.compare { $0.divergent = divergent } == canary)
    }

    @Test(arguments: [(0.021, Canary.better), (0.02, .inconclusive), (0.0034, .inconclusive), (0.0033, .worse)])
    func `effective draws per gradient count from twice and a third on`(rate: Double, canary: Canary) {
        #expect(self.compare { $0.essPerGradient = rate } == canary)
    }

    @Test func `worse in one point is worse, whatever is better`() {
        #expect(
            self.compare {
                $0.divergent = 0
                $0.saturated = 100
            } == .worse
        )
        #expect(self.compare { $0.leastBFMI = 0.2 } == .worse)
    }

    @Test(arguments: [
        (0.35, 0.28, Canary.inconclusive), (0.28, 0.35, .inconclusive), (0.35, 0.22, .worse), (0.2, 0.35, .better),
    ])
    func `energies that lie near the mark on both sides say nothing`(before: Double, trial: Double, canary: Canary) {
        let figures = { CanaryFigures(transitions: 400, divergent: 0, saturated: 0, leastBFMI: $0) }
        #expect(CanaryJudge().compare(before: figures(before), trial: figures(trial)) == canary)
    }

    @Test func `few transitions say nothing`() {
        #expect(
            self.compare {
                $0.transitions = 99
                $0.divergent = 0
            } == .inconclusive
        )
    }

    @Test func `the figures of a look`() {
        var look = Looks.look([Looks.element(1.0), Looks.element(1.2, chainESS: [30, 30, 30, 30])], draws: 100)
        for index in look.chains.indices {
            look.chains[index].treeDepth = 3
            look.chains[index].divergent = index
        }
        let figures = CanaryFigures(look)
        #expect(figures.transitions == 400 && figures.divergent == 6 && figures.leastBFMI == 0.9)
        #expect(figures.essPerGradient == 120.0 / 2800)
        // A chain that has seen a corner of the posterior only does not know how fast it is.
        look.parameters[0].chainESS = [24.9, 30, 30, 30]
        #expect(CanaryFigures(look).essPerGradient == nil)
    }
}
