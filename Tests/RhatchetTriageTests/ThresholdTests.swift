import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct ThresholdTests {
    @Test(arguments: [
        (1.0, ConvergenceState.healthy), (1.01, .healthy), (1.0100001, .noted), (1.1, .noted), (1.1000001, .warning),
        (1.3, .warning), (1.3000001, .critical), (4.0, .critical),
    ])
    func `R-hat is compared strictly`(rhat: Double, state: ConvergenceState) {
        #expect(ConvergenceJudge.first(Looks.look(rhat)).state == state)
    }

    @Test(arguments: [(199, ConvergenceState.warning), (200, .warning), (201, .critical)])
    func `exactly ten percent divergent is not critical`(divergent: Int, state: ConvergenceState) {
        var look = Looks.look(1.0)
        look.chains[0].divergent = divergent
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == state)
        #expect(verdict.divergent == Double(divergent) / 2000)
    }

    @Test(arguments: [
        (4, 400, ConvergenceState.healthy), (20, 2000, .healthy), (30, 2000, .healthy), (31, 2000, .warning),
    ])
    func `rare divergences are a finding where chance does not explain them`(
        divergent: Int,
        transitions: Int,
        state: ConvergenceState
    ) {
        var look = Looks.look([Looks.element(1.0)], draws: transitions / 4)
        look.chains[0].divergent = divergent
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == state)
        // As the protocol has it, a convergence report whose R-hat is good is a note.
        if let finding = verdict.finding { #expect(Policy(.hybrid).isFinding(finding)) }
    }

    @Test(arguments: [
        (1.11, Duration.hours(12), ConvergenceState.critical), (1.11, .hours(12) - .milliseconds(1), .warning),
        (1.1, .hours(12), .noted), (1.1, .hours(40), .noted), (1.11, .hours(13), .critical),
    ])
    func `twelve hours exactly are twelve hours, and ask for more than 1.1`(
        rhat: Double,
        elapsed: Duration,
        state: ConvergenceState
    ) {
        #expect(ConvergenceJudge.first(Looks.look(rhat), elapsed: elapsed).state == state)
    }

    @Test func `twelve hours do not wait for effective draws`() {
        let slow = Looks.element(1.2, chainESS: [3, 3, 3, 3])
        let verdict = ConvergenceJudge.first(Looks.look([slow]), elapsed: .hours(12))
        #expect(verdict.state == .critical)
        #expect(verdict.finding?.rhat == 1.2)
        #expect(verdict.finding?.signs == [.slow])
    }

    @Test(arguments: [(0.3, ConvergenceState.healthy), (0.2999, .warning)])
    func `a low E-BFMI of one chain is a sign`(bfmi: Double, state: ConvergenceState) {
        var look = Looks.look(1.0)
        look.chains[2].bfmi = bfmi
        let verdict = ConvergenceJudge.first(look)
        #expect(verdict.state == state)
        #expect((verdict.finding?.signs ?? []) == (state == .warning ? [.lowBFMI] : []))
    }

    @Test(arguments: [(25, ConvergenceState.healthy), (26, .warning)])
    func `more than five percent of a chain's trees cut is a sign`(saturated: Int, state: ConvergenceState) {
        var look = Looks.look(1.0)
        look.chains[1].saturated = saturated
        #expect(ConvergenceJudge.first(look).state == state)
    }

    @Test func `what the sampler does not say is no sign`() {
        let look = Looks.look([Looks.element(1.0)]) {
            $0.saturated = nil
            $0.bfmi = nil
            $0.unmoved = nil
        }
        #expect(ConvergenceJudge.first(look).state == .healthy)
    }

    @Test func `the policy's numbers are used, not the defaults`() {
        var policy = Policy(.hybrid)
        policy.rhatCritical = 1.5
        policy.confirmChecks = 1
        var judge = ConvergenceJudge(policy: policy)
        let verdict = judge.judge(Looks.look(1.4), elapsed: .zero)
        #expect(verdict.state == .warning)
        #expect(verdict.isConfirmed)
    }

    @Test func `the finding is as severe as the verdict, although an element that does not count looks worse`() {
        let early = Looks.element(2.4, name: "tau", chainESS: [5, 5, 5, 5])
        let verdict = ConvergenceJudge.first(Looks.look([Looks.element(1.2), early]))
        #expect(verdict.state == .warning)
        #expect(verdict.finding?.rhat == 1.2)
        #expect(verdict.worst?.name == "tau")
        #expect(verdict.worst?.counts == false)
    }
}
