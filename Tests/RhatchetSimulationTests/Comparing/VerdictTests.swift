import RhatchetSimulation
import Testing

/// From numbers with intervals to verdicts.
@Suite struct VerdictTests {
    private typealias Verdict = Claim.Verdict

    @Test func `a number is at most its limit only with its whole interval`() {
        #expect(Verdict(Estimate(1, 0.5, 2), atMost: 2) == .holds)
        #expect(Verdict(Estimate(1, 0.5, 2.1), atMost: 2) == .undecided)
        #expect(Verdict(Estimate(3, 2.1, 4), atMost: 2) == .fails)
        #expect(Verdict(Estimate.unknown, atMost: 2) == .notMet)
        #expect(Verdict(Estimate(0.95, 0.91, 0.99), atLeast: 0.9) == .holds)
        #expect(Verdict(Estimate(0.8, 0.7, 0.89), atLeast: 0.9) == .fails)
    }

    @Test func `a difference whose interval meets zero is no decrease`() {
        #expect(Verdict(isBelowZero: Estimate(-1, -2, -0.5)) == .holds)
        #expect(Verdict(isBelowZero: Estimate(-1, -2, 0)) == .undecided)
        #expect(Verdict(isBelowZero: Estimate(0, 0, 0)) == .fails)
        #expect(Verdict(isBelowZero: Estimate(1, 0.5, 2)) == .fails)
    }

    @Test(arguments: [
        ([Verdict.holds, .holds], Verdict.holds), ([.holds, .fails], .inPart), ([.fails, .fails], .fails),
        ([.holds, .undecided], .undecided), ([.fails, .undecided], .undecided), ([.notMet, .holds], .holds),
        ([.notMet, .notMet], .notMet), ([.holds, .fails, .undecided], .inPart),
    ]) func `a claim of several parts holds in part where one holds and another does not`(
        parts: [Claim.Verdict],
        verdict: Claim.Verdict
    ) {
        #expect(Claim.Verdict(all: parts) == verdict)
    }
}
