import Foundation
import RhatchetDiagnostics
import Testing

/// What the doc comments promise where a number is not defined.
struct ConventionTests {
    let moving = (0..<4).map { chain in (0..<50).map { SeededDraws(seed: UInt64(chain + 1)).normal($0) } }

    @Test func `fewer than four draws, or no chain, give no number`() {
        for chains in [[], [[]], [[1, 2, 3], [2, 3, 4]], [[1, 2, 3], [4, 5, 6, 7]]] as [[[Double]]] {
            #expect(rhat(chains).isNaN && essBulk(chains).isNaN && essTail(chains).isNaN && essMean(chains).isNaN)
        }
        #expect(chainESS([1, 2, 3]).isNaN)
        #expect(bfmi(energy: []).isNaN && bfmi(energy: [1]).isNaN && bfmi(energy: [1, 1, 1]).isNaN)
    }

    @Test func `four draws give numbers`() {
        let chains = moving.map { Array($0.prefix(4)) }
        #expect(rhat(chains).isFinite && essBulk(chains).isFinite && essTail(chains).isFinite)
    }

    @Test func `one chain has effective draws and no R-hat`() {
        let chain = [moving[0]]
        #expect(rhat(chain).isNaN)
        #expect(essBulk(chain) > 10 && chainESS(moving[0]) > 10)
    }

    @Test func `longer chains are cut to the shortest`() {
        let cut = moving.map { Array($0.prefix(40)) }
        let ragged = [moving[0], cut[1], moving[2], cut[3]]
        #expect(rhat(ragged) == rhat(cut) && essBulk(ragged) == essBulk(cut))
        #expect(essTail(ragged) == essTail(cut) && essMean(ragged) == essMean(cut))
    }

    @Test func `a stuck chain raises R-hat, and has no effective draws of its own`() {
        var chains = moving
        chains[2] = [Double](repeating: 0.3, count: 50)
        #expect(rhat(chains) > 1.3)
        #expect(chainESS(chains[2]) == 0)
    }

    @Test func `chains that all stand still apart have an infinite R-hat, and none when they stand together`() {
        let apart = (0..<4).map { [Double](repeating: Double($0) * 0.1, count: 50) }
        #expect(rhat(apart) == .infinity)
        #expect(essBulk(apart) < 5)
        #expect(rhat([apart[1], apart[1]]).isNaN)
    }

    @Test func `a NaN in one chain takes the numbers over all chains and that chain's own`() {
        var chains = moving
        chains[1][7] = .nan
        var summarizer = Summarizer(chains: 4, draws: 50)
        let summary = summarizer.summarize(chains)
        #expect(summary.rhat.isNaN && summary.essBulk.isNaN && summary.essTail.isNaN && !summary.isConstant)
        #expect(summary.chainESS.map(\.isNaN) == [false, true, false, false])
        #expect(summary.chainESS[0] == chainESS(moving[0]))
    }

    @Test func `equal draws in all chains are constant, however they are written`() {
        var summarizer = Summarizer(chains: 2, draws: 5)
        #expect(summarizer.summarize([[0, -0.0, 0, 0, 0], [0, 0, 0, 0, 0]]).isConstant)
        #expect(!summarizer.summarize([[0, 0, 0, 0, 0], [0, 0, 1, 0, 0]]).isConstant)
        #expect(!summarizer.summarize([[.nan, .nan, .nan, .nan, .nan], [.nan, .nan, .nan, .nan, .nan]]).isConstant)
    }

    @Test func `no order of chains changes a number by more than rounding`() {
        let other = Array(moving.reversed())
        #expect(agree(rhat(other), rhat(moving)) && agree(essBulk(other), essBulk(moving)))
        #expect(agree(essTail(other), essTail(moving)) && agree(essMean(other), essMean(moving)))
    }

    @Test func `ranks see no increasing change of scale`() {
        let changed = moving.map { $0.map { $0 * $0 * $0 } }
        #expect(essBulk(changed) == essBulk(moving))
        #expect(agree(chainESS(changed[0]), chainESS(moving[0])))
    }

    @Test func `a look survives JSON with numbers that are none`() throws {
        let parameter = ParameterLook(
            name: "x",
            rhat: .nan,
            essBulk: .infinity,
            essTail: -.infinity,
            chainESS: [1.5, .nan],
            isConstant: false
        )
        let look = Look(
            chains: [ChainLook(chain: 0)],
            draws: 4,
            parameters: [parameter],
            plannedDraws: nil,
            isComplete: false
        )
        let json = try JSONEncoder().encode(look)
        #expect(try JSONDecoder().decode(Look.self, from: json) == look)
        #expect(throws: DecodingError.self) {
            let text = #"{"name":"x","rhat":"much","essBulk":1,"essTail":1,"chainESS":[],"isConstant":true}"#
            _ = try JSONDecoder().decode(ParameterLook.self, from: Data(text.utf8))
        }
    }
}
