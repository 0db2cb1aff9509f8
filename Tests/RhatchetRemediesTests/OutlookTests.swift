import RhatchetProtocol
import RhatchetRemedies
import Testing

@Suite struct OutlookTests {
    private let before = OutlookFigures(
        transitions: 1000,
        rhat: 1.5,
        ess: 8,
        divergentShare: 0.2,
        saturatedShare: 1
    )

    private func outlook(_ parameter: String, _ from: Value?, _ to: Value) -> Outlook {
        Outlook(of: [Change(parameter: parameter, from: from, to: to)], rhat: 1.1)
    }

    private func verdict(
        _ quantity: Outlook.Quantity,
        _ change: (inout OutlookFigures) -> Void
    ) -> Outlook.Verdict {
        var after = self.before
        change(&after)
        return Outlook(of: [], rhat: 1.1).verdict(quantity, before: self.before, after: after)
    }

    @Test func `each parameter has what it should do, under any sampler's name`() {
        #expect(self.outlook("max_treedepth", .int(3), .int(10)).quantities == [.rhat, .saturated, .essPerDraw])
        #expect(self.outlook("max_depth", nil, .int(12)).quantities == [.rhat, .saturated, .essPerDraw])
        #expect(self.outlook("adapt_delta", .double(0.8), .double(0.95)).quantities == [.rhat, .divergent])
        #expect(self.outlook("tune", .int(50), .int(1000)).quantities == [.rhat, .essPerDraw])
        #expect(self.outlook("draws", .int(50), .int(1000)).quantities == [.rhat, .ess])
        #expect(self.outlook("init", nil, .string("jitter+adapt_full")).quantities == [.rhat, .essPerDraw])
    }

    @Test func `of what is lowered nothing is promised but R-hat`() {
        #expect(self.outlook("max_treedepth", .int(10), .int(8)).quantities == [.rhat])
        #expect(self.outlook("target_accept", .double(0.99), .double(0.9)).quantities == [.rhat])
    }

    @Test func `two changes expect each quantity once`() {
        let changes = [
            Change(parameter: "tune", from: .int(50), to: .int(1000)),
            Change(parameter: "max_treedepth", from: .int(3), to: .int(10)),
        ]
        #expect(Outlook(of: changes, rhat: 1.1).quantities == [.rhat, .saturated, .essPerDraw])
    }

    @Test func `R-hat is met at the limit, and not known without figures`() {
        #expect(self.verdict(.rhat) { $0.rhat = 1.1 } == .met)
        #expect(self.verdict(.rhat) { $0.rhat = 1.11 } == .notMet)
        #expect(self.verdict(.rhat) { $0.rhat = nil } == .cannotBeTold)
        #expect(Outlook(of: [], rhat: 1.1).verdict(.rhat, before: self.before, after: nil) == .cannotBeTold)
    }

    @Test func `shares are fewer only beyond what chance explains`() {
        #expect(self.verdict(.divergent) { $0.divergentShare = 0.01 } == .met)
        #expect(self.verdict(.divergent) { $0.divergentShare = 0.19 } == .cannotBeTold)
        #expect(self.verdict(.divergent) { $0.divergentShare = 0.2 } == .notMet)
        #expect(self.verdict(.saturated) { $0.saturatedShare = nil } == .cannotBeTold)
        // There were none to get fewer.
        let healthy = OutlookFigures(transitions: 1000, divergentShare: 0)
        #expect(Outlook(of: [], rhat: 1.1).verdict(.divergent, before: healthy, after: healthy) == .cannotBeTold)
    }

    @Test func `ESS per draw is more from twice on`() {
        #expect(self.verdict(.essPerDraw) { $0.ess = 16 } == .met)
        #expect(self.verdict(.essPerDraw) { $0.ess = 15 } == .cannotBeTold)
        #expect(self.verdict(.essPerDraw) { $0.ess = 8 } == .notMet)
    }

    @Test func `ESS is compared once as much was drawn`() {
        #expect(self.verdict(.ess) { ($0.transitions, $0.ess) = (999, 100) } == .cannotBeTold)
        #expect(self.verdict(.ess) { ($0.transitions, $0.ess) = (1000, 100) } == .met)
        #expect(self.verdict(.ess) { ($0.transitions, $0.ess) = (4000, 7) } == .notMet)
    }
}
