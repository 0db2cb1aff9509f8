import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetTestSupport
import Testing

/// Good runs with seeded damage: what is kept is finite in number, agrees over all elements, and is looked at without a
/// failure; that it ends at all is the point.
@Suite struct DrawLogFuzzTests {
    private static let join = #"{"segment": 1, "draws": [5, 6], "tuning": [1, 2]}"#

    private static func record() throws -> RunRecord {
        var record = RunRecord(run: 0, sampler: "pymc", state: .sampling)
        (record.chains, record.tune, record.draws, record.cores, record.recorded) = (1, 3, 12, 2, true)
        record.kernel = ["target_accept": .number(0.8), "init": .string("jitter+adapt_diag")]
        record.resume = ResumeRecord(grade: .warm, fromSegment: 1, taken: ["points"], notTaken: ["metric"], reason: "a")
        record.resume?.joins = [try JSONDecoder().decode(ResumeRecord.Join.self, from: Data(Self.join.utf8))]
        return record
    }

    @Test func `a damaged draw log is read up to the damage`() throws {
        let good = try SampleLog().bytes(draws: 12).bytes
        let tally = try Fuzzing.run("a draw log, looked at", inputs: 4000, with: FuzzFolder.init) { seed, folder in
            var random = Seeded(seed)
            try folder.write(Damage.bytes(good, [], &random), to: "chain-0.draws")
            return Self.look(at: folder.url)
        }
        #expect(tally.wrong == [])
        // Hardly any damage leaves all checksums right.
        #expect(tally.refused > tally.read || tally.isMixed)
    }

    @Test func `a draw log whose header lies under a right checksum is read or refused`() throws {
        let log = SampleLog()
        let encoder = JSONEncoder()
        // A seed makes the same input each time.
        encoder.outputFormatting = .sortedKeys
        let (json, record) = (try encoder.encode(log.header), Array(try encoder.encode(Self.record())))
        let blocks = try log.bytes(draws: 12).bytes.dropFirst(try DrawLogEncoder(log.header).headerBytes().count)
        let tally = try Fuzzing.run("a draw log and run.json", inputs: 4000, with: FuzzFolder.init) { seed, folder in
            var random = Seeded(seed)
            let header = DrawLogEncoder.headerBytes(json: Data(Damage.json(Array(json), &random)))
            try folder.write(header + blocks, to: "chain-0.draws")
            try folder.write(Damage.json(record, &random), to: "run.json")
            return Self.look(at: folder.url)
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed)
    }

    private static func look(at folder: URL) -> Fuzzing.Outcome {
        var run = RunTail(folder: folder, memory: 1 << 20)
        run.poll()
        _ = run.record?.resume?.joins?.map(\.all)
        let look = run.look(minimumDraws: 4)
        let (chain, elements) = (run.chains[0], Array(look.parameters.indices))
        // From memory, or from the file where a damaged number of chains leaves no memory to each.
        let values = chain.values(of: elements, draws: chain.draws.count)
        guard values?.count == elements.count * chain.draws.count, look.draws <= chain.draws.count else {
            return .wrong("\(values?.count ?? -1) of \(elements.count) times \(chain.draws.count)")
        }
        return run.chains[0].condition == .whole ? .read : .refused
    }
}
