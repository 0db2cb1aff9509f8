import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct StallTests {
    /// A chain that gives a draw every `step` seconds, looked at four times a second until `end`, with no draw from `silence` on.
    private func judge(
        step: Double,
        silence: Double,
        end: Double,
        isRunning: (Double) -> Bool = { _ in true }
    ) -> StallJudge {
        var judge = StallJudge()
        for tick in 0...Int(end * 4) {
            let now = Double(tick) / 4
            judge.observe(draws: Int(min(now, silence) / step), at: now, isRunning: isRunning(now))
        }
        return judge
    }

    @Test(arguments: [(0.5, 110.0, true), (0.5, 109.5, false), (5, 515, true), (5, 514, false)])
    func `a chain has stalled after three of its longest steps, and ten seconds`(
        step: Double,
        end: Double,
        stalled: Bool
    ) {
        let silence = step < 1 ? 100.0 : 500
        #expect((self.judge(step: step, silence: silence, end: end).stall != nil) == stalled)
    }

    @Test func `a silent process that never sampled is not known to have stalled`() {
        #expect(self.judge(step: 1, silence: 0, end: 5000).stall == nil)
    }

    @Test func `a chain that was seen to step a few times is not known either`() {
        #expect(self.judge(step: 1, silence: 15, end: 5000).stall == nil)
    }

    @Test func `a pause is no silence, and neither is a watch that was away`() {
        #expect(self.judge(step: 1, silence: 100, end: 400) { $0 < 100 }.stall == nil)
        var judge = self.judge(step: 1, silence: 100, end: 100)
        judge.observe(draws: 100, at: 5000, isRunning: true)
        #expect(judge.stall == nil)
    }

    @Test func `a chain that draws again has not stalled`() {
        var judge = self.judge(step: 1, silence: 100, end: 200)
        #expect(judge.stall?.draws == 100)
        judge.observe(draws: 101, at: 200.25, isRunning: true)
        #expect(judge.stall == nil)
    }

    @Test func `it is a finding of no known category that halts nothing`() throws {
        let stall = try #require(self.judge(step: 1, silence: 100, end: 130).stall)
        let finding = try #require(Stall.finding([(2, stall)], source: "model_1-1/1"))
        #expect(finding.category == .unknown && !finding.halted)
        #expect(finding.error == "stalled: no new draw of chain 2 for 30 s")
        #expect(Policy(.hybrid).severity(of: finding) == .warning)
        #expect(Stall.finding([], source: "x") == nil)
    }
}
