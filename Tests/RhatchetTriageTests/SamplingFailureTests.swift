import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct SamplingFailureTests {
    @Test func `no chain moves: critical, and confirmed by itself`() {
        let verdict = ConvergenceJudge.first(
            Looks.look([Looks.element(.infinity, chainESS: [0, 0, 0, 0])], draws: 50) { $0.unmoved = 1 }
        )
        #expect(verdict.state == .critical)
        #expect(verdict.isConfirmed)
        #expect(verdict.finding?.samplingFailed == true)
        #expect(verdict.finding?.rhat == nil)
        #expect(verdict.stuck == [0, 1, 2, 3])
    }

    @Test func `a lone chain that does not move is a failure too`() {
        let look = Looks.look([Looks.element(.nan, chainESS: [0])], draws: 50, chains: 1) { $0.unmoved = 1 }
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == .critical)
        #expect(verdict.isConfirmed)
    }

    @Test func `a few rejected transitions at the start are no failure`() {
        let look = Looks.look([Looks.element(.nan, chainESS: [0, 0, 0, 0])], draws: 20) { $0.unmoved = 1 }
        #expect(ConvergenceJudge.first(look).state == .tooEarly)
    }

    @Test(arguments: [Double.nan, .infinity])
    func `an R-hat that is no number is a failure of sampling`(rhat: Double) {
        let verdict = ConvergenceJudge.first(Looks.look([Looks.element(1.0), Looks.element(rhat, name: "tau")]))
        #expect(verdict.state == .critical)
        #expect(verdict.isConfirmed)
        #expect(verdict.reasons == [.samplingFailed])
        #expect(verdict.worst?.name == "tau")
    }

    @Test func `structural constants are no finding`() {
        let elements = [Looks.element(1.0), Looks.element(.nan, name: "corr[0, 0]", ess: .nan, isConstant: true)]
        let verdict = ConvergenceJudge.first(Looks.look(elements))
        #expect(verdict.state == .healthy)
        #expect(verdict.concerns.isEmpty)
        #expect(ConvergenceJudge.first(Looks.look(elements, draws: 1000, isComplete: true)).state == .healthy)
    }

    @Test(arguments: [(0.95, ConvergenceState.healthy), (0.951, .warning), (1.0, .warning)])
    func `a chain whose transitions nearly all stay is stuck`(unmoved: Double, state: ConvergenceState) {
        var look = Looks.look(1.0)
        look.chains[3].unmoved = unmoved
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == state)
        #expect(verdict.stuck == (state == .warning ? [3] : []))
        #expect((verdict.finding?.signs ?? []) == (state == .warning ? [.stuckChain] : []))
    }

    @Test func `the R-hat of a stuck chain against good ones counts`() {
        var look = Looks.look([Looks.element(1.39, chainESS: [100, 100, 100, 0])])
        look.chains[3].unmoved = 1
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == .critical)
        #expect(verdict.reasons == [.rhatCritical, .stuckChain])
    }

    @Test func `a stuck chain against one good chain is a warning by its movement`() {
        var look = Looks.look([Looks.element(1.9, chainESS: [100, 0])], chains: 2)
        look.chains[1].unmoved = 1
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == .warning)
        #expect(verdict.finding?.rhat == nil)
    }

    @Test func `a chain that mixed first and then stood still is seen in the new transitions`() {
        var judge = ConvergenceJudge.standard
        #expect(judge.judge(Looks.look(1.0, draws: 500), elapsed: .zero).state == .healthy)
        var look = Looks.look(1.0, draws: 550)
        look.chains[1].unmoved = 49.5 / 549
        let verdict = judge.judge(look, elapsed: .zero)
        #expect(verdict.state == .warning)
        #expect(verdict.stuck == [1])
    }
}
