import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct CompletionTests {
    @Test func `the final draws confirm by themselves`() {
        let verdict = ConvergenceJudge.first(Looks.look(1.5, draws: 1000, isComplete: true))
        #expect(verdict.state == .critical)
        #expect(verdict.isConfirmed)
        #expect(verdict.isFinal)
        #expect(verdict.finding?.checks == nil)
    }

    @Test(arguments: [(4.0, ConvergenceState.warning, Double?.none), (20, .critical, 1.5)])
    func `at completion it is no longer too early, and no emergency where slow chains explain it`(
        ess: Double,
        state: ConvergenceState,
        rhat: Double?
    ) {
        let slow = Looks.element(1.5, chainESS: [ess, ess, ess, ess])
        #expect(ConvergenceJudge.first(Looks.look([slow], draws: 1000)).state == .tooEarly)
        let verdict = ConvergenceJudge.first(Looks.look([slow], draws: 1000, isComplete: true))
        #expect(verdict.state == state)
        #expect(verdict.isConfirmed)
        #expect(verdict.finding?.rhat == rhat)
    }

    @Test(arguments: [(400.0, ConvergenceState.healthy), (399.9, .warning)])
    func `a hundred effective draws per chain are enough`(ess: Double, state: ConvergenceState) {
        let element = Looks.element(1.0, ess: ess)
        let verdict = ConvergenceJudge.first(Looks.look([element], draws: 1000, isComplete: true))
        #expect(verdict.state == state)
        #expect((verdict.finding?.signs ?? []) == (state == .warning ? [.lowESS] : []))
        #expect(ConvergenceJudge.first(Looks.look([element], draws: 900)).state == .healthy)
    }

    @Test func `few new draws since the last check do not hide the final ones`() {
        var judge = ConvergenceJudge.standard
        #expect(judge.judge(Looks.look(1.0, draws: 990), elapsed: .zero).state == .healthy)
        let verdict = judge.judge(Looks.look(1.4, draws: 1000, isComplete: true), elapsed: .zero)
        #expect(verdict.state == .critical)
        #expect(verdict.isConfirmed)
    }

    @Test func `a chain that stood still at the very end is not stuck on its final draws`() {
        var judge = ConvergenceJudge.standard
        _ = judge.judge(Looks.look(1.0, draws: 950), elapsed: .zero)
        var look = Looks.look(1.0, draws: 1000, isComplete: true)
        look.chains[1].unmoved = 50 / 999
        #expect(judge.judge(look, elapsed: .zero).state == .healthy)
    }

    @Test func `the final verdict stays`() {
        var judge = ConvergenceJudge.standard
        let first = judge.judge(Looks.look(1.4, draws: 1000, isComplete: true), elapsed: .seconds(1))
        let second = judge.judge(Looks.look(1.0, draws: 1000, isComplete: true), elapsed: .seconds(2))
        #expect(first == second)
    }

    @Test func `a single chain is never confirmed by its R-hat`() {
        let look = Looks.look([Looks.element(1.5, chainESS: [90])], draws: 1000, chains: 1, isComplete: true)
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == .critical)
        #expect(!verdict.isConfirmed)
        #expect(verdict.finding?.checks == 1)
    }

    @Test func `the worst elements come first, and not too many of them`() {
        let elements = (0..<40).map { Looks.element(1.2 + Double($0) / 100, name: "theta[\($0)]") }
        let verdict = ConvergenceJudge.first(Looks.look(elements, draws: 1000, isComplete: true))
        #expect(verdict.concerned == 40)
        #expect(verdict.concerns.count == ConvergenceVerdict.listed)
        #expect(verdict.concerns.first?.name == "theta[39]")
        #expect(verdict.worst?.name == "theta[39]")
    }
}
