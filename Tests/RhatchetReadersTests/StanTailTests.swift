import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetReaders
import RhatchetTestSupport
import Testing

/// CmdStan's files followed while they grow, as a run's chains.
@Suite struct StanTailTests {
    private let scratch: ScratchFolder
    private static let draws: [[Double]] = (1...40).map { (number: Int) -> [Double] in
        let x = Double(number)
        let values: [Double] = [sin(x * 1.7), cos(x * x), Double(number % 7)]
        let depth: Double = number % 10 == 0 ? 10 : 3
        return StanText.row(values, lp: -Double(number % 5), depth: depth, divergent: number % 8 == 0 ? 1 : 0)
    }

    init() throws {
        self.scratch = try ScratchFolder()
    }

    private func write(_ bytes: [UInt8], chain: Int = 0) throws {
        try Data(bytes).write(to: self.scratch.file("chain-\(chain).csv"))
    }

    private func run(memory: Int = RunTail.defaultMemory) -> RunTail {
        RunTail(folder: self.scratch.url, memory: memory, formats: .all)
    }

    private func values(_ run: RunTail, _ element: Int) -> [Double] {
        run.chains[0].draws.values(of: element)
    }

    @Test func `a file read byte by byte as it grows gives what it gives as a whole`() throws {
        var text = StanText(warmUp: Array(Self.draws.prefix(9)), draws: Array(Self.draws.dropFirst(9)), planned: 31)
        text.savesWarmUp = true
        let whole = text.bytes
        try self.write([])
        var run = self.run()
        let handle = try FileHandle(forWritingTo: self.scratch.file("chain-0.csv"))
        var rows = 0
        for byte in whole {
            try handle.write(contentsOf: Data([byte]))
            let news = run.poll()
            #expect(news.draws <= 1)
            // A row counts with its end, never before.
            if news.draws == 1 { #expect(byte == 0x0A) }
            rows += news.draws
        }
        try handle.close()
        let chain = try #require(run.chains.first)
        #expect(rows == 40 && chain.draws.tuning == 9 && chain.draws.count == 31)
        #expect(chain.condition == .whole)
        let posterior = try Posterior.text([("c.csv", whole)])
        #expect(run.layout?.parameterNames == posterior.elements)
        let loaded = try posterior.load([0, 1, 2, 3], workers: 1)[0]
        for element in 0..<4 { #expect(self.values(run, element) == Array(loaded[element * 31..<(element + 1) * 31])) }
    }

    @Test func `statistics come under ArviZ's names and are counted as those of a draw log`() throws {
        try self.write(StanText(draws: Self.draws, planned: 40).bytes)
        var run = self.run()
        run.poll()
        let draws = try #require(run.chains.first).draws
        #expect(draws.divergent == 5)
        #expect(draws.saturated == 4)
        #expect(draws.stepSize == 0.8)
        #expect(draws.energies?.count == 40)
        #expect(abs((draws.meanAcceptance ?? 0) - 0.9) < 1e-12)
        #expect(run.plannedDraws == 40)
        let look = run.look(minimumDraws: 4)
        #expect(look.parameters.map(\.name) == ["lp__", "mu", "theta[1]", "theta[2]"])
        #expect(look.chains[0].divergent == 5)
    }

    @Test func `draws that do not fit into memory are read from the file again`() throws {
        let other = Self.draws.map { (row: [Double]) -> [Double] in row.prefix(7) + row.dropFirst(7).map { $0 + 0.01 } }
        try self.write(StanText(draws: Self.draws, planned: 40).bytes)
        try self.write(StanText(draws: other, planned: 40).bytes, chain: 1)
        var (kept, filed) = (self.run(), self.run(memory: 0))
        kept.poll()
        filed.poll()
        #expect(kept.look(minimumDraws: 4).parameters.count == 4)
        #expect(filed.look(minimumDraws: 4).parameters == kept.look(minimumDraws: 4).parameters)
    }

    @Test func `a row that is torn is held back, and one that is damaged ends the readable part`() throws {
        var text = StanText(draws: Self.draws, planned: 40)
        text.isFinished = false
        let whole = text.bytes
        try self.write(Array(whole.dropLast(3)))
        var run = self.run()
        run.poll()
        #expect(run.chains[0].draws.count == 39)
        #expect(run.chains[0].condition.isSound)
        // The same file goes on.
        try self.write(whole + Array("1,2,three\n".utf8))
        run.poll()
        #expect(run.chains[0].draws.count == 40)
        #expect(run.chains[0].condition == .damaged(offset: whole.count, .rowInvalid))
        run.poll()
        #expect(run.chains[0].draws.count == 40)
    }

    @Test func `a file that was begun anew is not taken for more of the old one`() throws {
        try self.write(StanText(draws: Self.draws, planned: 40).bytes)
        var run = self.run()
        run.poll()
        var text = StanText(model: "another_model")
        text.draws = Self.draws + Self.draws
        text.planned = 80
        text.isFinished = false
        try self.write(text.bytes)
        run.poll()
        #expect(run.chains[0].draws.count == 40)
        guard case .damaged(_, .replaced) = run.chains[0].condition else {
            Issue.record("\(run.chains[0].condition)")
            return
        }
    }

    @Test func `a run of CmdStan is read by its folder`() throws {
        for chain in 0..<2 { try self.write(StanText(draws: Self.draws, planned: 40).bytes, chain: chain) }
        try self.scratch.write(#"{"run": 0, "sampler": "cmdstan", "state": "finished"}"#, to: "run.json")
        let paths = try PosteriorPaths([self.scratch.url.path])
        guard case .text(let files) = paths else {
            Issue.record("\(paths)")
            return
        }
        #expect(files.map { URL(filePath: $0).lastPathComponent } == ["chain-0.csv", "chain-1.csv"])
        #expect(try paths.posterior(workers: 1).draws == 40)
    }

    @Test func `what an output says of itself`() throws {
        var text = StanText(draws: Self.draws, planned: 40)
        text.settings = "#     thin = 2\n# seed = 7\n"
        try self.write(text.bytes)
        let path = self.scratch.file("chain-0.csv").path
        let output = try #require(StanOutput(path: path))
        #expect(output.isSampling && output.isFinished)
        #expect((output.model, output.draws, output.tune, output.seed) == ("eight_model", 20, 0, 7))
        text.isFinished = false
        try self.write(text.bytes)
        #expect(StanOutput(path: path)?.isFinished == false)
        try self.write(Array("a,b\n1,2\n".utf8))
        #expect(StanOutput(path: path) == nil)
    }

    @Test func `what a chain has learnt is read from its comments and its last whole row`() throws {
        var text = StanText(draws: Self.draws, planned: 80)
        text.isFinished = false
        try self.write(text.bytes + Array("-1,0.9,0.8".utf8))
        let path = self.scratch.file("chain-0.csv").path
        let learnt = try #require(StanAdaptation(path: path))
        #expect(learnt.stepSize == 0.809818)
        #expect(learnt.metric == .diagonal([0.961989, 1.02]))
        #expect(learnt.last.map(\.name).suffix(3) == ["mu", "theta.1", "theta.2"])
        #expect(learnt.last.last?.value == Self.draws[39].last)
        text.isAdapted = false
        try self.write(text.bytes)
        #expect(StanAdaptation(path: path) == nil)
    }
}
