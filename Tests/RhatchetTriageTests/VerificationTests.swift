import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct VerificationTests {
    /// The outcomes after looks with these R-hats at 50, 100, 150 … draws; a last one may be complete.
    private func outcomes(
        of rhats: [Double],
        opened: Severity = .critical,
        completes: Bool = false
    ) -> [VerificationOutcome] {
        var judge = VerificationJudge(opened: opened, policy: Policy(.hybrid))
        return rhats.enumerated().map { index, rhat in
            let last = completes && index == rhats.count - 1
            let look = Looks.look(rhat, draws: last ? 1000 : 50 * (index + 1), isComplete: last)
            return judge.judge(look, elapsed: .zero).outcome
        }
    }

    @Test func `it passes when the finding stays away for two checks`() {
        #expect(self.outcomes(of: [1.02, 1.0]) == [.undecided, .passed])
    }

    @Test func `it fails when the finding returns, confirmed`() {
        #expect(self.outcomes(of: [1.5, 1.5]) == [.undecided, .failed])
        #expect(self.outcomes(of: [1.0, 1.5, 1.5]) == [.undecided, .undecided, .failed])
    }

    @Test func `one bad check starts the count of good ones anew`() {
        #expect(self.outcomes(of: [1.0, 1.5, 1.0, 1.0]) == [.undecided, .undecided, .undecided, .passed])
    }

    @Test func `R-hat still above 1.1 neither passes nor fails what opened as critical`() {
        #expect(self.outcomes(of: [1.2, 1.2, 1.2]) == [.undecided, .undecided, .undecided])
        #expect(self.outcomes(of: [1.2, 1.2, 1.05, 1.05]).last == .passed)
    }

    @Test func `what opened as a warning fails by a confirmed warning`() {
        let warnings = self.outcomes(of: Array(repeating: 1.2, count: 10), opened: .warning)
        #expect(warnings == Array(repeating: .undecided, count: 6) + Array(repeating: .failed, count: 4))
    }

    @Test(arguments: [(1.0, VerificationOutcome.passed), (1.1, .passed), (1.2, .failed), (1.5, .failed)])
    func `a completed training is decided on its final draws`(rhat: Double, outcome: VerificationOutcome) {
        #expect(self.outcomes(of: [rhat], completes: true) == [outcome])
    }

    @Test func `a sign about efficiency does not hold up what opened as critical`() {
        var judge = VerificationJudge(opened: .critical, policy: Policy(.hybrid))
        for draws in [50, 100] {
            let look = Looks.look([Looks.element(1.0)], draws: draws) { $0.saturated = draws / 10 }
            _ = judge.judge(look, elapsed: .zero)
        }
        let look = Looks.look([Looks.element(1.0)], draws: 150) { $0.saturated = 15 }
        let verdict = judge.judge(look, elapsed: .zero)
        #expect(verdict.convergence.reasons == [.treeDepth])
        #expect(verdict.outcome == .passed)
        #expect(verdict.needed == 2)
    }

    @Test func `too early decides nothing`() {
        var judge = VerificationJudge(opened: .critical, policy: Policy(.hybrid))
        for draws in stride(from: 50, to: 500, by: 50) {
            let early = Looks.element(1.0, chainESS: [9, 9, 9, 9])
            #expect(judge.judge(Looks.look([early], draws: draws), elapsed: .zero).outcome == .undecided)
        }
    }

    @Test func `looks without new draws are no checks`() {
        var judge = VerificationJudge(opened: .critical, policy: Policy(.hybrid))
        for draws in [50, 60, 70, 99] {
            #expect(judge.judge(Looks.look(1.0, draws: draws), elapsed: .zero).outcome == .undecided)
        }
        #expect(judge.judge(Looks.look(1.0, draws: 100), elapsed: .zero).outcome == .passed)
    }

    @Test func `the first decision stays`() {
        #expect(self.outcomes(of: [1.0, 1.0, 1.5, 1.5]).last == .passed)
        #expect(self.outcomes(of: [1.5, 1.5, 1.0, 1.0, 1.0]).last == .failed)
    }

    @Test func `the target is met with R-hat 1.01 and 400 effective draws, constants left out`() {
        let target = ConvergenceTarget()
        let constant = Looks.element(.nan, name: "one", ess: .nan, isConstant: true)
        let good = target.progress(Looks.look([Looks.element(1.01, ess: 400), constant]))
        #expect(good == TargetProgress(worstRhat: 1.01, leastESS: 400, unmet: [], isMet: true))
        let bad = target.progress(Looks.look([Looks.element(1.011), Looks.element(1.0, name: "tau", ess: 399)]))
        #expect(bad == TargetProgress(worstRhat: 1.011, leastESS: 399, unmet: ["mu", "tau"], isMet: false))
        let failed = target.progress(Looks.look([Looks.element(.nan)]))
        #expect(failed.worstRhat == nil)
        #expect(!failed.isMet)
    }
}
