import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import Testing

struct LookTests {
    @Test func `a look equals the batch computation on the common draws`() throws {
        let (look, logs) = try self.look(draws: [103, 91, 97, 120])
        #expect(look.draws == 88)
        #expect(look.parameters.map(\.name) == ["theta[north]", "theta[south]", "fixed", "count"])
        for (element, parameter) in look.parameters.enumerated() {
            let draws = logs.map { Array($0.values(of: element, in: 91).prefix(88)) }
            let batch = ParameterLook(
                name: parameter.name,
                rhat: rhat(draws),
                essBulk: essBulk(draws),
                essTail: essTail(draws),
                chainESS: draws.map(chainESS),
                isConstant: element == 2
            )
            #expect(parameter == batch)
        }
    }

    @Test func `a chain that has only begun stands in the look and not in its summaries`() throws {
        let (look, logs) = try self.look(draws: [103, 103, 12, 3], minimum: 10)
        #expect(look.draws == 100)
        #expect(look.chains.map(\.isSummarized) == [true, true, false, false])
        #expect(look.chains.map(\.draws) == [100, 100, 9, 0])
        #expect(look.chains.map(\.tuning) == [3, 3, 3, 3])
        #expect(look.parameters[0].rhat == rhat(logs[..<2].map { $0.values(of: 0, in: 103) }))
        #expect(look.parameters[0].chainESS[2...] == [0, 0])
        #expect(look.parameters[0].chainESS[0] > 20)
    }

    @Test func `before any chain has the least number of draws there are no summaries`() throws {
        let (look, _) = try self.look(draws: [12, 9], minimum: 10)
        #expect(look.draws == 0 && look.parameters.isEmpty && look.chains.count == 2)
    }

    @Test func `statistics count post-warmup transitions alone`() throws {
        let (look, logs) = try self.look(draws: [43])
        let chain = look.chains[0]
        let rows = (3..<43).map(logs[0].row)
        #expect(chain.divergent == rows.count { $0[8] != 0 })
        #expect(chain.saturated == rows.count { $0[9] != 0 })
        #expect(chain.stepSize == 0.5 && chain.acceptance == 0.75)
        #expect(chain.treeDepth == rows.reduce(0) { $0 + $1[7] } / 40)
        #expect(chain.bfmi == bfmi(energy: rows.map { $0[3] }))
        #expect(chain.unmoved == 0)
    }

    @Test func `a chain that stops moving is seen by its movement and has no effective draws once it never moved`()
        throws
    {
        let (look, _) = try self.look(draws: [103, 103], stuck: [.max, 59])
        #expect(look.chains[0].unmoved == 0)
        #expect(look.chains[1].unmoved == 40.0 / 99)
        let (never, _) = try self.look(draws: [103, 103], stuck: [.max, 0])
        #expect(never.chains[1].unmoved == 1)
        #expect(never.parameters[0].chainESS[1] == 0)
        #expect(never.parameters[0].rhat > 1.3)
        #expect(!never.parameters[0].isConstant)
    }

    @Test func `a run is complete when every planned chain has its planned draws`() throws {
        let plan = #"{"run": 0, "sampler": "pymc", "chains": 2, "draws": 20, "state": "sampling"}"#
        #expect(try self.look(draws: [23, 23], record: plan).look.isComplete)
        #expect(try !self.look(draws: [23, 22], record: plan).look.isComplete)
        #expect(try !self.look(draws: [23], record: plan).look.isComplete)
        #expect(try !self.look(draws: [23, 23]).look.isComplete)
        #expect(try self.look(draws: [23, 23]).look.plannedDraws == 20)
    }

    @Test(arguments: [0, 3000, 5000, 20_000])
    func `draws that do not fit into memory are read again and give the same look`(
        memory: Int
    ) throws {
        // At 64 draws a piece 5000 bytes hold one chain's first draws and then no more.
        let (whole, _) = try self.look(draws: [103, 91, 97, 120], stuck: [.max, 60, .max, .max])
        let (read, _) = try self.look(draws: [103, 91, 97, 120], stuck: [.max, 60, .max, .max], memory: memory)
        #expect(read == whole && read.draws == 88)
    }

    @Test func `a log that is gone when its draws are to be read again gives no summaries`() throws {
        let scratch = try Scratch()
        try scratch.write(SampleLog().bytes(draws: 43).bytes, to: "chain-0.draws")
        var run = RunTail(folder: scratch.folder, memory: 0)
        run.poll()
        #expect(run.look(minimumDraws: 4).draws == 40)
        try scratch.write(SampleLog(seed: 5).bytes(draws: 20).bytes, to: "chain-0.draws")
        let look = run.look(minimumDraws: 4)
        #expect(look.draws == 0 && look.parameters.isEmpty && look.chains[0].draws == 40)
    }

    private func look(
        draws: [Int],
        minimum: Int = 4,
        stuck: [Int] = [],
        record: String? = nil,
        memory: Int = RunTail.defaultMemory
    ) throws -> (look: Look, logs: [SampleLog]) {
        let scratch = try Scratch()
        if let record { try scratch.write(record, to: "run.json") }
        let logs = draws.indices.map { chain in
            SampleLog(chain: chain, seed: UInt64(chain + 11), stuckFrom: stuck.isEmpty ? .max : stuck[chain])
        }
        for (chain, log) in logs.enumerated() {
            try scratch.write(log.bytes(draws: draws[chain]).bytes, to: "chain-\(chain).draws")
        }
        var run = RunTail(folder: scratch.folder, memory: memory)
        run.poll()
        return (run.look(minimumDraws: minimum), logs)
    }
}
