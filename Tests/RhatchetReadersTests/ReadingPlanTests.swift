import Foundation
import RhatchetReaders
import RhatchetTestSupport
import Testing

/// Draws that do not fit into memory: read in parts, or fewer of them.
@Suite struct ReadingPlanTests {
    private static let budget = 2 << 30

    @Test(arguments: [4, 1000, 100_000, 2_000_000, 5_000_000, 20_000_000, 60_000_000], [1, 4, 16])
    func `a plan stays within the memory, and uses all draws where they fit`(draws: Int, chains: Int) {
        let held = 8 * draws * chains
        let plan = ReadingPlan(
            draws: draws,
            chains: chains,
            memory: Self.budget,
            held: min(held, 512 << 20),
            workers: 2
        )
        let own = plan.draws * chains
        let used = min(held, 512 << 20) + plan.workers * own * 88 + plan.elements * own * 8
        #expect(used <= Self.budget)
        #expect((plan.draws - 1) * plan.step < draws && plan.draws * plan.step >= draws)
        if draws * chains <= 10_000_000 { #expect(plan.step == 1) }
    }

    /// The names of all columns twice, so that a stretch of unwanted ones ends at every place of a word.
    @Test func `fields between those that are wanted are passed over whatever they are`() throws {
        let fields = [
            "1", "-22.5", "\"7\"", "3.25e-1", "", "123456789.125", "NA", "4", "55", "6.5", "\"1\"", "8", "9.75",
        ]
        let names = fields.indices.map { "v\($0)" }
        let rows = (0..<20).map { turn in (0..<13).map { fields[($0 + turn) % 13] }.joined(separator: ",") }
        let text = ([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
        let posterior = try Posterior.text([("f", Array(text.utf8))])
        let whole = try posterior.load(Array(0..<13), workers: 1)[0].map(\.bitPattern)
        for (one, other) in (0..<13).flatMap({ one in (one + 1..<13).map { (one, $0) } }) {
            let loaded = try posterior.load([one, other], workers: 1)[0].map(\.bitPattern)
            #expect(loaded == Array(whole[one * 20..<(one + 1) * 20] + whole[other * 20..<(other + 1) * 20]))
        }
    }

    @Test func `every second draw is read, and told, where one element's draws are too many`() throws {
        let rows = (0..<99_999).map { "\($0 % 3),\($0 / 3),\(Double($0) + 0.5)" }
        let bytes = Array(("chain,draw,x\n" + rows.joined(separator: "\n") + "\n").utf8)
        // The program's own, the file and the places of its rows, and half of what one element takes.
        let memory = 96 << 20 + 8 * 99_999 + bytes.count + 99_999 * 96 / 2
        let few = try Posterior.text([("f", bytes)], memory: memory)
        #expect(few.step == 2 && few.draws == 16_667)
        #expect(few.notes.contains(.thinned(every: 2, draws: 33_333)))
        let whole = try Posterior.text([("f", bytes)])
        #expect(whole.step == 1 && whole.draws == 33_333 && whole.notes.isEmpty)
        let (some, all) = (try few.load([0], workers: 1), try whole.load([0], workers: 1))
        for chain in 0..<3 { #expect(some[chain] == stride(from: 0, to: 33_333, by: 2).map { all[chain][$0] }) }
    }

    @Test func `a line that no table has is refused instead of held`() throws {
        let folder = try FuzzFolder()
        try folder.write(Array("a,b\n1,2\n".utf8) + [UInt8](repeating: 0x78, count: 5000), to: "f.csv")
        // The rest is a hole, which takes no place.
        let file = try FileHandle(forWritingTo: folder.url.appending(path: "f.csv"))
        try file.truncate(atOffset: 300 << 20)
        try file.close()
        let error = #expect(throws: ReadingError.self) {
            try PosteriorPaths([folder.path("f.csv")]).posterior(workers: 1)
        }
        #expect(error?.message.contains("128 MiB") == true)
    }
}
