import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import Testing

/// A run of PyMC 6 that Rhatchet's hook recorded, against arviz-stats on the draws that PyMC itself returned.
struct RecordedRunTests {
    @Test func `a look at what the hook recorded is what arviz says of what PyMC returned`() throws {
        let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: fixture("run.expected.json")))
        var run = RunTail(folder: fixture("run"))
        run.poll()
        let look = run.look(minimumDraws: 50)
        #expect(run.chains.map(\.condition) == [.whole, .whole])
        #expect(run.record?.state == .finished && look.isComplete)
        #expect(look.draws == 61 && look.chains.map(\.tuning) == [40, 40])
        #expect(Set(look.parameters.map(\.name)) == Set(expected.parameters.map(\.name)))
        for parameter in expected.parameters {
            let index = try #require(look.parameters.firstIndex { $0.name == parameter.name })
            let found = look.parameters[index]
            #expect(Array(run.chains[0].draws.values(of: index).prefix(3)) == parameter.first)
            for (number, answer) in zip([found.rhat, found.essBulk, found.essTail], parameter.numbers) {
                #expect(agree(number, answer.value), "\(parameter.name)")
            }
            #expect(found.isConstant == parameter.name.hasPrefix("one["))
        }
        for (chain, answer) in zip(look.chains, expected.chains) {
            #expect(chain.divergent == answer.divergent)
            #expect(agree(chain.bfmi ?? .nan, answer.bfmi))
            #expect((chain.acceptance ?? 0) > 0.3 && (chain.treeDepth ?? 0) >= 1 && (chain.stepSize ?? 0) > 0)
            #expect(chain.saturated == 0 && chain.unmoved == 0)
        }
    }

    private func fixture(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
    }

    private func agree(_ found: Double, _ expected: Double) -> Bool {
        (found.isNaN && expected.isNaN) || (found - expected).magnitude <= 1e-12 * expected.magnitude
    }

    private struct Expected: Decodable {
        var parameters: [Parameter]
        var chains: [Chain]

        struct Parameter: Decodable {
            var name: String
            var first: [Double]
            var numbers: [Answer]
        }

        struct Chain: Decodable {
            var divergent: Int
            var bfmi: Double
        }

        struct Answer: Decodable {
            var value: Double

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self.value = (try? container.decode(Double.self)) ?? .nan
            }
        }
    }
}
