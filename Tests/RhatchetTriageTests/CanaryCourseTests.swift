import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct CanaryCourseTests {
    private let before = CanaryFigures(
        transitions: 400,
        divergent: 40,
        saturated: 400,
        leastBFMI: 0.6,
        essPerGradient: 0.001
    )
    private var course: CanaryCourse { CanaryCourse(before: self.before, limit: .seconds(300)) }

    private func figures(divergent: Int = 40, saturated: Int = 400) -> CanaryFigures {
        CanaryFigures(
            transitions: 400,
            divergent: divergent,
            saturated: saturated,
            leastBFMI: 0.6,
            essPerGradient: 0.0015
        )
    }

    @Test func `while it draws in time there is no verdict`() {
        #expect(self.course.outcome(.drawing, after: .milliseconds(299_999)) == nil)
    }

    @Test func `not through in time is inconclusive`() {
        let outcome = self.course.outcome(.drawing, after: .seconds(300))
        #expect(outcome?.verdict == .inconclusive)
        #expect(outcome?.reason == "it was not through in 300 s")
    }

    @Test func `an end without its draws is inconclusive, with the reason`() {
        let outcome = self.course.outcome(.ended("it failed: MemoryError"), after: .seconds(1))
        #expect(outcome?.verdict == .inconclusive)
        #expect(outcome?.reason == "it failed: MemoryError")
    }

    @Test func `what was drawn is compared, and the figures are the reason, also at the last moment`() {
        let outcome = self.course.outcome(.drawn(self.figures(divergent: 2, saturated: 0)), after: .seconds(301))
        #expect(outcome?.verdict == .better)
        #expect(
            outcome?.reason
                == "divergent 40/400 → 2/400, trees at their limit 400/400 → 0/400, E-BFMI 0.60 → 0.60, "
                + "ESS per 1000 gradients 1.00 → 1.50"
        )
        #expect(self.course.outcome(.drawn(self.figures(divergent: 120)), after: .seconds(9))?.verdict == .worse)
        #expect(self.course.outcome(.drawn(self.figures()), after: .seconds(9))?.verdict == .inconclusive)
    }
}

@Suite struct CanaryConditionsTests {
    private let now = Instant(milliseconds: 1_000_000)

    private var good: CanaryConditions {
        var conditions = CanaryConditions()
        (conditions.sampler, conditions.transitions) = ("pymc", 400)
        (conditions.free, conditions.held) = (1100 << 20, 1000 << 20)
        return conditions
    }

    private func obstacle(_ change: (inout CanaryConditions) -> Void) -> String? {
        var conditions = self.good
        change(&conditions)
        return conditions.obstacle
    }

    @Test func `a paused training with memory to spare can be tried`() {
        #expect(self.good.obstacle == nil)
        #expect(self.obstacle { $0.sampler = "nutpie" } == nil)
        #expect(self.obstacle { $0.free = nil } == nil)
    }

    @Test func `what is missing is said`() {
        #expect(self.obstacle { $0.isWanted = false } == "'canary: false' in rhatchet.yaml")
        #expect(self.obstacle { $0.isScript = false }?.hasPrefix("only a Python script") == true)
        #expect(self.obstacle { $0.stands = false } == "the training is not paused")
        #expect(self.obstacle { $0.sampler = nil } == "nothing has drawn")
        #expect(self.obstacle { $0.sampler = "numpyro" } == "draws of numpyro cannot be tried in a fork")
        #expect(self.obstacle { $0.calls = 2 }?.contains("its call 2") == true)
        #expect(self.obstacle { $0.transitions = 99 }?.hasPrefix("99 transitions") == true)
        #expect(self.obstacle { $0.limit = .milliseconds(4999) } == "the fix is due too soon")
        #expect(
            self.obstacle { $0.free = 1099 << 20 } == "1099 MiB of memory are free, and the training holds 1000 MiB"
        )
    }

    @Test(arguments: [(900, 300_000), (600, 300_000), (120, 60_000), (10, 5000), (0, 0), (-5, 0)])
    func `it takes half of what is left, five minutes at most`(left: Int64, limit: Int64) {
        let due = self.now + .seconds(left)
        #expect(CanaryConditions.limit(from: self.now, until: due) == .milliseconds(limit))
    }

    @Test func `without a deadline it takes five minutes`() {
        #expect(CanaryConditions.limit(from: self.now, until: nil) == .minutes(5))
    }
}
