import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import Testing

struct RunTailTests {
    @Test func `a folder that is not there yet brings nothing`() throws {
        let scratch = try Scratch()
        var run = RunTail(folder: scratch.folder.appendingPathComponent("run-0"))
        #expect(run.poll().isEmpty)
        #expect(run.look(minimumDraws: 4).chains.isEmpty)
    }

    @Test func `a poll brings only what is new`() throws {
        let scratch = try Scratch()
        let (bytes, ends) = try SampleLog().bytes(draws: 12)
        let middle = ends[3].offset
        var run = RunTail(folder: scratch.folder)
        try scratch.write(Array(bytes[..<middle]), to: "chain-0.draws")
        #expect(run.poll() == news(draws: ends[3].draws, postWarmup: ends[3].draws - 3, chains: [0]))
        #expect(run.poll().isEmpty)
        try scratch.append(Array(bytes[middle...]), to: "chain-0.draws")
        #expect(run.poll() == news(draws: 12 - ends[3].draws, postWarmup: 12 - ends[3].draws))
        #expect(run.chains[0].draws.values(of: 1) == SampleLog().values(of: 1, in: 12))
    }

    @Test func `only names that we write are chains, in order of number`() throws {
        let scratch = try Scratch()
        for name in [
            "chain-10.draws", "chain-2.draws", "chain-02.draws", "chain-x.draws", "chain--1.draws",
            "chain-1.checkpoint",
        ] {
            try scratch.write([], to: name)
        }
        var run = RunTail(folder: scratch.folder)
        #expect(run.poll().newChains == [2, 10])
        #expect(run.chains.map(\.chain) == [2, 10])
    }

    @Test func `a chain that was dropped enters nothing that is said of the run`() throws {
        let scratch = try Scratch()
        for chain in 0..<3 {
            try scratch.write(
                SampleLog(chain: chain).bytes(draws: chain == 1 ? 9 : 23).bytes,
                to: "chain-\(chain).draws"
            )
        }
        try scratch.write(
            #"{"run": 0, "sampler": "pymc", "state": "sampling", "chains": 3, "draws": 20}"#,
            to: "run.json"
        )
        var run = RunTail(folder: scratch.folder)
        run.poll()
        #expect(!run.look(minimumDraws: 4).isComplete)
        let dropped = DroppedChain(chain: 1, by: "ada", reason: "stuck", time: "2026-11-29T00:00:00.000Z")
        try scratch.write(Array(JSONEncoder().encode([dropped])), to: "dropped.json")
        #expect(run.poll().recordChanged)
        let look = run.look(minimumDraws: 4)
        #expect(look.isComplete)
        #expect(look.draws == 20)
        #expect(look.chains.map(\.chain) == [0, 2])
        #expect(run.plannedChains == 2)
    }

    @Test func `another file in a chain's place is not read on`() throws {
        let scratch = try Scratch()
        let (bytes, _) = try SampleLog().bytes(draws: 12)
        var run = try scratch.run(bytes)
        try scratch.write(Array(bytes.dropLast(9)), to: "chain-0.draws")
        run.poll()
        guard case .damaged(_, .replaced) = run.chains[0].condition else {
            Issue.record("\(run.chains[0].condition)")
            return
        }
        #expect(run.chains[0].draws.count == 9)
    }

    @Test func `a longer file renamed over a chain's is not read on either`() throws {
        let scratch = try Scratch()
        var run = try scratch.run(SampleLog().bytes(draws: 12).bytes)
        try scratch.write(SampleLog(seed: 2).bytes(draws: 14).bytes, to: "new")
        try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("chain-0.draws"))
        let new = scratch.folder.appendingPathComponent("new")
        try FileManager.default.moveItem(at: new, to: scratch.folder.appendingPathComponent("chain-0.draws"))
        #expect(run.poll().isEmpty)
        #expect(!run.chains[0].condition.isSound)
    }

    @Test func `a block written anew after a full disk is taken`() throws {
        let scratch = try Scratch()
        let (bytes, ends) = try SampleLog().bytes(draws: 12)
        let torn = ends[2].offset + 30
        var run = try scratch.run(Array(bytes[..<torn]))
        #expect(run.chains[0].condition == .short(offset: ends[2].offset))
        let handle = try FileHandle(forWritingTo: scratch.folder.appendingPathComponent("chain-0.draws"))
        try handle.truncate(atOffset: UInt64(ends[2].offset))
        try handle.close()
        try scratch.append(Array(bytes[ends[2].offset...]), to: "chain-0.draws")
        #expect(run.poll().draws == 12 - ends[2].draws)
        #expect(run.chains[0].condition == .whole)
    }

    @Test func `a chain with other variables stays out and is named`() throws {
        let scratch = try Scratch()
        try scratch.write(SampleLog().bytes(draws: 12).bytes, to: "chain-0.draws")
        var header = SampleLog(chain: 1).header
        header.columns.remove(at: 1)
        let encoder = DrawLogEncoder(header)
        let row = (0..<10).map(Double.init)
        try scratch.write(encoder.headerBytes() + encoder.block(first: 0, [row]), to: "chain-1.draws")
        var run = RunTail(folder: scratch.folder)
        run.poll()
        #expect(run.chains[1].condition == .damaged(offset: 0, .otherVariables))
        #expect(run.look(minimumDraws: 4).chains.map(\.chain) == [0])
    }

    @Test func `run.json is read as documented, and a broken one changes nothing`() throws {
        let scratch = try Scratch()
        try scratch.write(documentedRun, to: "run.json")
        var run = RunTail(folder: scratch.folder)
        #expect(run.poll().recordChanged)
        #expect(run.record?.state == .sampling)
        #expect(run.record?.kernel?["target_accept"]?.double == 0.8)
        #expect(run.record?.resume?.grade == .warm)
        #expect(run.record?.resume?.fromSegment == 1)
        try scratch.write("{", to: "run.json")
        #expect(!run.poll().recordChanged)
        #expect(run.record?.chains == 4)
    }

    @Test func `hello.json is read`() throws {
        let text =
            #"{"pid": 12, "executable": "python", "argv": ["python", "m.py"], "versions": {"pymc": "6"}, "time": "…"}"#
        let hello = try JSONDecoder().decode(HelloRecord.self, from: Data(text.utf8))
        #expect(hello.pid == 12 && hello.argv == ["python", "m.py"])
    }

    private func news(draws: Int, postWarmup: Int, chains: [Int] = []) -> RunNews {
        var news = RunNews()
        (news.draws, news.postWarmup, news.newChains) = (draws, postWarmup, chains)
        return news
    }
}

private let documentedRun = """
    {"run": 0, "sampler": "pymc", "versions": {}, "chains": 4, "tune": 1000, "draws": 1000, "cores": 4, "seed": 1,
     "state": "sampling", "started": "…Z", "ended": null, "error": null,
     "kernel": {"target_accept": 0.8, "max_treedepth": 10, "init": "jitter+adapt_diag"},
     "fingerprint": {"variables": [{"name": "tau_log__", "shape": [], "transform": "log"}], "logp": -12.5},
     "resume": {"grade": "warm", "from_segment": 1, "taken": ["points", "step_size", "metric"], "not_taken": [],
                "reason": ""}}
    """
