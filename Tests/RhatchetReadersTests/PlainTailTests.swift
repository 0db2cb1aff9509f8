import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetTestSupport
import Testing

/// Plain tables followed while they grow, as a run's chains.
@Suite struct PlainTailTests {
    private let scratch: ScratchFolder

    init() throws {
        self.scratch = try ScratchFolder()
    }

    private func run() -> RunTail {
        RunTail(folder: self.scratch.url, memory: RunTail.defaultMemory, formats: .all)
    }

    private static let mixed = (0..<30).map {
        "\($0 % 3),\($0 / 3),\(Double($0) * 0.5),\($0 % 3 == 1 ? "NA" : "\($0)")\n"
    }

    @Test func `a row counts with its end, and the same comes as from the whole table`() throws {
        try self.scratch.write("draw,mu,\"theta[0, 1]\"\n", to: "chain-4.csv")
        var run = self.run()
        let handle = try FileHandle(forWritingTo: self.scratch.file("chain-4.csv"))
        try handle.seekToEnd()
        var draws = 0
        for byte in (0..<9).map({ "\($0),\($0).5,-\($0)\n" }).joined().utf8 {
            try handle.write(contentsOf: Data([byte]))
            let news = run.poll()
            #expect(news.draws == (byte == 0x0A ? 1 : 0))
            draws += news.draws
        }
        try handle.close()
        let chain = try #require(run.chains.first)
        #expect(draws == 9 && chain.chain == 4 && chain.condition == .whole)
        #expect(run.layout?.parameterNames == ["mu", "theta[0, 1]"])
        #expect(chain.draws.values(of: 0) == (0..<9).map { Double($0) + 0.5 })
    }

    @Test func `chains of one table are told apart by its column`() throws {
        try self.scratch.write("chain,draw,mu,z\n" + Self.mixed.joined(), to: "chain-0.csv")
        for chain in 1..<3 {
            try FileManager.default.copyItem(
                at: self.scratch.file("chain-0.csv"),
                to: self.scratch.file("chain-\(chain).csv")
            )
        }
        try self.scratch.write(#"{"run": 0, "sampler": "csv", "state": "finished"}"#, to: "run.json")
        var (kept, filed) = (self.run(), RunTail(folder: self.scratch.url, memory: 0, formats: .all))
        kept.poll()
        filed.poll()
        #expect(kept.chains.map(\.draws.count) == [10, 10, 10])
        #expect(kept.chains[2].draws.values(of: 0) == [1, 2.5, 4, 5.5, 7, 8.5, 10, 11.5, 13, 14.5])
        let missing = kept.chains[1].draws.values(of: 1)
        #expect(missing.allSatisfy { $0.isNaN })
        for chain in 0..<3 {
            #expect(filed.chains[chain].values(of: [0], draws: 10) == kept.chains[chain].values(of: [0], draws: 10))
        }
        let posterior = try PosteriorPaths([self.scratch.url.path]).posterior(workers: 1)
        #expect(posterior.draws == 10 && posterior.elements == ["mu", "z"])
    }

    @Test func `which chains a table holds is known as they come`() throws {
        let file = try self.scratch.write("chain,draw,mu\n", to: "all.csv")
        var chains = PlainChains(path: file.path)
        try chains.poll()
        #expect(chains.numbers.isEmpty && !chains.isOneChain && !PlainChains.isTable(file.path))
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("1,0,0.5\n1,1,0.25\n2,0,".utf8))
        try chains.poll()
        #expect(chains.numbers == [1] && PlainChains.isTable(file.path))
        try handle.write(contentsOf: Data("0.125\n".utf8))
        try chains.poll()
        #expect(chains.numbers == [1, 2])
        try handle.write(contentsOf: Data("0.5,0,1\n".utf8))
        #expect(throws: ReadingError.self) { try chains.poll() }
        try handle.close()
    }

    @Test func `a table that is no draws is refused, and a damaged row ends what is read`() throws {
        let names = try self.scratch.write("country,capital\nPeru,Lima\n", to: "data.csv")
        #expect(!PlainChains.isTable(names.path))
        try self.scratch.write("mu,tau\n1,2\n3,x\n5,6\n", to: "chain-0.csv")
        var run = self.run()
        run.poll()
        #expect(run.chains[0].draws.count == 1)
        #expect(run.chains[0].condition == .damaged(offset: 11, .rowInvalid))
    }
}
