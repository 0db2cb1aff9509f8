import RhatchetProtocol
import Testing

/// Severity, confirmation, and what is no finding at all (PROTOCOL 3).
@Suite struct JudgementTests {
    private let policy = Policy()

    @Test(arguments: [
        (1.3, Severity.warning), (1.3000001, .critical), (1.1, .warning), (1.2, .warning), (1.47, .critical),
    ])
    func `R-hat is compared strictly`(rhat: Double, severity: Severity) {
        #expect(self.policy.severity(of: Finding(category: .convergence, rhat: rhat)) == severity)
    }

    @Test(arguments: [(0.10, Severity.warning), (0.1001, .critical)])
    func `divergences are compared strictly`(divergent: Double, severity: Severity) {
        #expect(self.policy.severity(of: Finding(category: .convergence, divergent: divergent)) == severity)
    }

    @Test func `twelve hours count from their very end and with a known R-hat above 1.1`() {
        func severity(_ rhat: Double?, _ elapsed: TimeAmount) -> Severity {
            self.policy.severity(of: Finding(category: .convergence, rhat: rhat, elapsed: elapsed))
        }
        #expect(severity(1.11, .hours(12)) == .critical)
        #expect(severity(1.11, .milliseconds(TimeAmount.hours(12).milliseconds - 1)) == .warning)
        #expect(severity(1.1, .hours(20)) == .warning)
        #expect(severity(nil, .hours(20)) == .warning)
    }

    @Test func `other categories are warnings unless halted`() {
        for category in Category.allCases where category != .convergence {
            #expect(self.policy.severity(of: Finding(category: category, rhat: 9, samplingFailed: true)) == .warning)
            #expect(self.policy.severity(of: Finding(category: category, halted: true)) == .critical)
        }
    }

    @Test func `two checks confirm, and a halt or a failure by itself`() {
        #expect(!self.policy.isConfirmed(Cases.firstLook))
        #expect(self.policy.isConfirmed(Cases.critical))
        #expect(self.policy.isConfirmed(Finding(category: .convergence, rhat: 1.4)))
        #expect(self.policy.isConfirmed(Finding(category: .convergence, checks: 1, halted: true)))
        #expect(self.policy.isConfirmed(Finding(category: .convergence, checks: 1, samplingFailed: true)))
    }

    @Test(arguments: [
        (Finding(category: .convergence, rhat: 1.1, divergent: 0.1), false),
        (Finding(category: .convergence, rhat: 1.1, divergent: 0.11), true),
        (Finding(category: .convergence, rhat: 1.05, error: "e"), true),
        (Finding(category: .convergence, rhat: 1.05, signs: [.lowESS]), true),
        (Finding(category: .convergence, rhat: 1.05, halted: true), true),
        (Finding(category: .convergence), true), (Finding(category: .unknown, rhat: 1.0), true),
    ])
    func `a convergence report whose every number is good is no finding`(finding: Finding, isFinding: Bool) {
        var play = Rehearsal()
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: finding))
        #expect((play.lastCode == .notAFinding) == !isFinding)
    }

    @Test func `a check needs a twentieth of the planned draws within 50 and 200`() {
        #expect([100, 2000, 10000].map { self.policy.confirmDraws(planned: $0) } == [50, 100, 200])
    }

    @Test func `a row without bounds asks for equality and one bound leaves the other side open`() {
        let exact = ExpectationRow(parameter: "p", design: .int(10))
        #expect(exact.verdict(on: .double(10)) == .pass)
        #expect(exact.verdict(on: .int(11)) == .fail)
        let atLeast = ExpectationRow(parameter: "p", design: .double(0.65), min: 0.6)
        #expect(atLeast.verdict(on: .double(0.6)) == .pass)
        #expect(atLeast.verdict(on: .double(0.59)) == .fail)
        #expect([exact].check([Change(parameter: "q", to: .int(1))]).isEmpty)
    }
}
