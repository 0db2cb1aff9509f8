import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetTestSupport
import Testing

struct PooledRunTests {
    private let scratch: ScratchFolder

    init() throws {
        self.scratch = try ScratchFolder()
    }

    @Test func `draws of two kernels are pooled only by name`() throws {
        let runs = try [self.run("a", depth: 3), self.run("b", depth: 10)]
        let paths = try PosteriorPaths(runs)
        let refusal = #expect(throws: ReadingError.self) { try paths.posterior(workers: 1) }
        #expect(refusal?.message.contains("max_treedepth 3.0 and 10.0") == true)
        let pooled = try paths.posterior(workers: 1, pools: true)
        #expect(pooled.chains.count == 4)
        #expect(pooled.draws == 8)
        #expect(pooled.notes.contains(.pooled(runs: 2, differences: ["max_treedepth 3.0 and 10.0"])))
        #expect(pooled.facts.settings["max_treedepth"] == nil)
    }

    @Test func `runs of two models are never pooled`() throws {
        let paths = try PosteriorPaths([self.run("a", depth: 3), self.run("b", depth: 3, variable: "tau")])
        #expect(throws: ReadingError.self) { try paths.posterior(workers: 1, pools: true) }
    }

    /// A run of two chains with 8 draws each; its path.
    private func run(_ name: String, depth: Int, variable: String = "mu") throws -> String {
        let folder = self.scratch.url.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let record = #"{"run": 0, "sampler": "pymc", "state": "finished", "kernel": {"max_treedepth": \#(depth)}}"#
        try Data(record.utf8).write(to: folder.appending(path: "run.json"))
        for chain in 0..<2 {
            let tuning = DrawColumn(name: "tuning", group: .sampleStats, dtype: .bool)
            let columns = [DrawColumn(name: variable, group: .posterior), tuning]
            let encoder = DrawLogEncoder(DrawLogHeader(chain: chain, columns: columns))
            let block = encoder.block(first: 0, (0..<8).map { [sin(Double($0 * (chain + 2))), 0] })
            try Data(encoder.headerBytes() + block).write(to: folder.appending(path: "chain-\(chain).draws"))
        }
        return folder.path
    }
}
