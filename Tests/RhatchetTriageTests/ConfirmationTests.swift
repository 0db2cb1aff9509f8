import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage
import Testing

/// Looks one after the other: post-warmup draws per chain and R-hat, then state, confirmed, checks held and made.
@Suite struct ConfirmationTests {
    typealias Step = (draws: Int, rhat: Double, state: ConvergenceState, confirmed: Bool, held: Int, made: Int)

    private func run(_ steps: [Step], _ place: SourceLocation = #_sourceLocation) {
        var judge = ConvergenceJudge.standard
        for step in steps {
            let verdict = judge.judge(Looks.look(step.rhat, draws: step.draws), elapsed: .seconds(step.draws))
            #expect(verdict.state == step.state, "at \(step.draws) draws", sourceLocation: place)
            #expect(verdict.isConfirmed == step.confirmed, "at \(step.draws) draws", sourceLocation: place)
            #expect(verdict.count.held == step.held, "at \(step.draws) draws", sourceLocation: place)
            #expect(verdict.count.made == step.made, "at \(step.draws) draws", sourceLocation: place)
        }
    }

    @Test func `two consecutive checks confirm, and a look in between is no check`() {
        self.run([
            (50, 1.5, .critical, false, 1, 1),
            (99, 1.0, .critical, false, 1, 1),
            (100, 1.5, .critical, true, 2, 2),
            (150, 1.5, .critical, true, 3, 3),
        ])
    }

    @Test func `a check at which it does not hold resets the count`() {
        self.run([
            (50, 1.5, .critical, false, 1, 1),
            (100, 1.0, .healthy, false, 0, 2),
            (150, 1.5, .critical, false, 1, 3),
            (200, 1.4, .critical, true, 2, 4),
        ])
    }

    @Test func `a critical check counts for the warning that follows, not the other way round`() {
        self.run([
            (450, 1.5, .critical, false, 1, 1),
            (500, 1.2, .warning, true, 2, 2),
            (550, 1.4, .critical, false, 1, 3),
            (600, 1.4, .critical, true, 2, 4),
        ])
    }

    @Test(arguments: [(Int?.some(100), 50), (1000, 50), (2000, 100), (4000, 200), (100_000, 200), (nil, 200)])
    func `the spacing is a twentieth of the plan within 50 and 200`(planned: Int?, spacing: Int) {
        var judge = ConvergenceJudge.standard
        let short = Looks.look([Looks.element(1.5)], draws: spacing - 1, planned: planned)
        #expect(judge.judge(short, elapsed: .zero).count.made == 0)
        let enough = Looks.look([Looks.element(1.5)], draws: spacing, planned: planned)
        #expect(judge.judge(enough, elapsed: .zero).count.made == 1)
    }

    @Test func `every chain that has begun must give new draws, also one that still tunes`() {
        var judge = ConvergenceJudge.standard
        var look = Looks.look(1.5, draws: 300)
        look.chains[3].draws = 0
        #expect(judge.judge(look, elapsed: .zero).count.made == 0)
        look.chains[3].draws = 49
        #expect(judge.judge(look, elapsed: .zero).count.made == 0)
        look.chains[3].draws = 50
        #expect(judge.judge(look, elapsed: .zero).count.made == 1)
        look.chains[3].draws = 99
        #expect(judge.judge(look, elapsed: .zero).count.made == 1)
    }

    @Test func `chains drawn one after the other are checked as the second and later ones draw`() {
        var judge = ConvergenceJudge.standard
        var look = Looks.look([Looks.element(1.5)], draws: 1000, chains: 2)
        for (draws, made) in [(0, 0), (50, 1), (80, 1), (100, 2)] {
            look.chains[1].draws = draws
            #expect(judge.judge(look, elapsed: .zero).count.made == made)
        }
        look.chains.append(Looks.chain(2, draws: 20))
        look.chains[1].draws = 1000
        #expect(judge.judge(look, elapsed: .zero).count.made == 2)
        look.chains[2].draws = 50
        #expect(judge.judge(look, elapsed: .zero).count.made == 3)
    }

    @Test func `the finding carries the number of checks, the numbers and the evidence`() throws {
        var judge = ConvergenceJudge.standard
        _ = judge.judge(Looks.look(1.5, draws: 50), elapsed: .seconds(9))
        #expect(judge.last?.finding?.checks == 1)
        let verdict = judge.judge(Looks.look(1.456789, draws: 100), elapsed: .milliseconds(12_345))
        let finding = try #require(verdict.finding)
        #expect(finding.category == .convergence)
        #expect(finding.checks == 2)
        #expect(finding.rhat == 1.456789)
        #expect(finding.divergent == 0)
        #expect(finding.elapsed == .milliseconds(12_345))
        #expect(finding.evidence.map(\.file) == ["draws"])
        #expect(
            finding.evidence.map(\.text) == [
                "mu: rhat 1.457, ess_bulk 1000, ess_tail 1000 after 100 draws per chain (rhat_critical)"
            ]
        )
    }
}
