import RhatchetProtocol
import RhatchetRemedies
import Testing

@Suite struct HistoryTests {
    private let modeler = Modeler()

    @Test func `nothing that was tried is proposed again, until nothing is left`() {
        let sick = SickTraining {
            $0.cut = [1, 1, 1, 1]
            $0.divergences = 5
        }
        var settings: [String: Literal] = ["max_treedepth": 4, "tune": 100, "target_accept": 0.6, "draws": 500]
        var history: [Change] = []
        for _ in 0..<20 {
            let advice = self.modeler.advise(sick.look, kernel: .pymc(settings), history: history)
            if advice.rewind { return }
            for change in advice.changes {
                #expect(!history.contains { $0.parameter == change.parameter && $0.to == change.to })
                #expect(settings[change.parameter]?.value != change.to)
                settings[change.parameter] = change.to.map(Literal.init)
            }
            history += advice.changes
        }
        Issue.record("twenty rounds of remedies and still no rewind")
    }

    @Test func `what was tried and reverted counts as tried`() {
        let tried: [Change] = [.tried("tune", 100, 1000), .tried("draws", 300, 2000)]
        let advice = self.modeler.advise(
            SickTraining().look,
            kernel: .pymc(["tune": 100, "draws": 300]),
            history: tried
        )
        #expect(!advice.lines.contains { $0.hasPrefix("tune") || $0.hasPrefix("draws") })
    }

    @Test func `every remedy is one that an emergency may use`() {
        let allowed = Set(Policy(.hybrid).emergencyParameters)
        for cut in [0.0, 1] {
            for divergences in [0, 9] {
                for tune in [50, 1000] {
                    let sick = SickTraining {
                        $0.cut = [cut, cut, cut, cut]
                        $0.divergences = divergences
                        $0.unmoved = [0, 0, 0, 1]
                    }
                    for kernel in [
                        SamplerKernel.pymc(["tune": Literal(.int(tune))]), .nutpie(["tune": Literal(.int(tune))]),
                    ] {
                        let advice = self.modeler.advise(sick.look, kernel: kernel)
                        #expect(advice.changes.allSatisfy { allowed.contains($0.parameter) })
                        #expect(Set(advice.changes.map(\.parameter)).count == advice.changes.count)
                        #expect(advice.rewind == advice.changes.isEmpty)
                    }
                }
            }
        }
    }
}
