import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// Lines of a log with seeded damage: each is refused by its number, or folded with those around it, and never ends the program.
@Suite struct LineFuzzTests {
    @Test func `a damaged line is refused or folded`() throws {
        let histories = try (UInt64(1)...12).map { seed in
            let store = MemoryStore()
            _ = try RandomActions.play(seed, of: 40, store: store, clock: ManualClock())
            return (store.entries, try store.entries.map(Line.init))
        }
        let tally = try Fuzzing.run("lines of the log", inputs: 4000) { seed in
            var random = Seeded(seed)
            let (entries, lines) = random.pick(histories, or: ([], []))
            let place = Int.random(in: entries.indices, using: &random)
            var entry = entries[place]
            entry.body = String(decoding: Damage.json(Array(entry.body.utf8), &random), as: UTF8.self)
            return try Self.fold(entry, among: lines, at: place)
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed)
    }

    private static func fold(_ entry: Entry, among lines: [Line], at place: Int) throws -> Fuzzing.Outcome {
        var lines = lines
        do {
            lines[place] = try Line(entry)
        } catch LedgerError.unreadable(entry.sequence, _) {
            return .refused
        }
        var state = ProtocolState()
        for event in lines.compactMap(\.event) { state.apply(event) }
        _ = state.deadlines()
        return .read
    }
}
