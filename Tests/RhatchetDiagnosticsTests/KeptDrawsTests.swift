import RhatchetDiagnostics
import Testing

struct KeptDrawsTests {
    @Test(arguments: [1, 5, 64, 65, 200])
    func `draws come back as they came, however many at a time`(_ atATime: Int) {
        var kept = KeptDraws(elements: 2, allowance: .max)
        for first in stride(from: 0, to: 300, by: atATime) { self.append(min(atATime, 300 - first), to: &kept) }
        #expect(kept.count == 300 && kept.isWhole)
        for element in 0..<2 { #expect(kept.values(of: element) == self.values(of: element, 300)) }
    }

    @Test func `a copy takes the first draws, as many as are asked for`() {
        var kept = KeptDraws(elements: 2, allowance: .max)
        self.append(150, to: &kept)
        var target = [Double](repeating: -1, count: 100)
        target.withUnsafeMutableBufferPointer { kept.copy(1, to: $0) }
        #expect(target == self.values(of: 1, 100))
    }

    @Test func `memory stays within its bound, and draws are given up whole`() {
        // One piece: 64 draws of 2 elements.
        var kept = KeptDraws(elements: 2, allowance: 64 * 2 * 8)
        self.append(64, to: &kept)
        #expect(kept.isWhole && kept.bytes == 1024)
        self.append(1, to: &kept)
        #expect(!kept.isWhole && kept.bytes == 0 && kept.count == 65)
        #expect(kept.values(of: 0).isEmpty)
        self.append(500, to: &kept)
        #expect(!kept.isWhole && kept.bytes == 0 && kept.count == 565)
    }

    @Test func `chains of unequal length, fed bit by bit, give at any time what the batch gives`() {
        var kept = (0..<3).map { _ in KeptDraws(elements: 2, allowance: .max) }
        for round in 1...12 {
            for chain in 0..<3 { self.append(round * (chain + 1) % 29 + 1, to: &kept[chain], chain) }
            let draws = kept.map(\.count).min() ?? 0
            var live = Summarizer(chains: 3, draws: draws)
            live.load { chain, target in kept[chain].copy(1, to: target) }
            let chains = (0..<3).map { self.values(of: 1, kept[$0].count, $0) }
            let (summary, batch) = (live.summary(), (rhat(chains), essBulk(chains), essTail(chains)))
            #expect(agree(summary.rhat, batch.0, within: 0) && agree(summary.essBulk, batch.1, within: 0))
            #expect(agree(summary.essTail, batch.2, within: 0))
        }
    }

    private func append(_ count: Int, to kept: inout KeptDraws, _ chain: Int = 0) {
        let before = kept.count
        kept.append(count) { draws, target, stride in
            for element in 0..<2 {
                for draw in draws {
                    target[element * stride + draw - draws.lowerBound] = self.value(element, before + draw, chain)
                }
            }
        }
    }

    private func value(_ element: Int, _ draw: Int, _ chain: Int) -> Double {
        SeededDraws(seed: UInt64(10 * chain + element + 1)).normal(draw)
    }

    private func values(of element: Int, _ count: Int, _ chain: Int = 0) -> [Double] {
        (0..<count).map { self.value(element, $0, chain) }
    }
}
