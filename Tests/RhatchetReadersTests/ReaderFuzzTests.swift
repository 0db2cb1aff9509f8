import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetReaders
import RhatchetTestSupport
import Testing

/// Good files with seeded damage: each is read, or refused with its file's name, and that it ends at all is the point.
@Suite struct ReaderFuzzTests {
    private static let alphabet = Array("0123456789.,-+eE#\"\n\r =naif\u{0}".utf8) + [0xFF, 0x80]

    private static var stan: [UInt8] {
        let rows = (0..<6).map { StanText.row([Double($0) / 3, -1e-3, 1e300], lp: Double(-$0)) }
        var text = StanText(warmUp: Array(rows[..<2]), draws: rows)
        text.savesWarmUp = true
        return text.bytes
    }

    @Test func `a damaged file of CmdStan is read or refused`() throws {
        try Self.fuzz("CSV of CmdStan", Self.stan)
    }

    @Test func `a damaged plain table is read or refused`() throws {
        let rows = (0..<12).map { "\($0 % 3),\($0 / 3),\(Double($0) / 7),-\($0)e-5,NA" }
        let text = "chain,draw,mu,\"theta[0, 1]\",z\n" + rows.joined(separator: "\n") + "\n"
        try Self.fuzz("plain CSV", Array(text.utf8))
    }

    @Test func `a damaged packed file is read or refused`() throws {
        let packed = try #require(PackedFileTests.all.first { $0.kind == "numbers" && $0.level == 9 })
        try Self.fuzz("packed CSV", Array(packed.gzip))
    }

    private static func fuzz(_ reader: String, _ good: [UInt8]) throws {
        let tally = try Fuzzing.run(reader, inputs: 6000) { seed in
            var random = Seeded(seed)
            return Self.read(Damage.bytes(good, Self.alphabet, &random))
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed)
    }

    private static func read(_ bytes: [UInt8]) -> Fuzzing.Outcome {
        do throws(ReadingError) {
            let posterior = try Posterior.text([("f", bytes)])
            let loaded = try posterior.load(Array(posterior.elements.indices), workers: 1)
            let isRight = loaded.allSatisfy { $0.count == posterior.draws * posterior.elements.count }
            return isRight && posterior.draws > 0 ? .read : .wrong("\(loaded.map(\.count))")
        } catch {
            return error.file == "f" && !error.description.contains("\n") ? .refused : .wrong("\(error)")
        }
    }

    @Test func `a damaged file of CmdStan is followed while it grows`() throws {
        try Self.fuzzGrowing("CSV of CmdStan while it grows", Self.stan)
    }

    @Test func `a damaged plain table is followed while it grows`() throws {
        let rows = (0..<12).map { "\($0 / 4),\(Double($0) / 7),-\($0)e-5,NA" }
        try Self.fuzzGrowing(
            "plain CSV while it grows",
            Array("draw,mu,\"theta[0, 1]\",z\n\(rows.joined(separator: "\n"))\n".utf8)
        )
    }

    /// Written piece by piece and read in between, as a watch does; what it gives in the end is what the whole file gives.
    private static func fuzzGrowing(_ reader: String, _ good: [UInt8]) throws {
        let tally = try Fuzzing.run(reader, inputs: 3000, with: FuzzFolder.init) { seed, folder in
            var random = Seeded(seed)
            let grown = try Self.grow(Damage.bytes(good, Self.alphabet, &random), in: folder, &random)
            var whole = RunTail(folder: folder.url, memory: 1 << 20, formats: .all)
            whole.poll()
            let (one, other) = (grown.chains[0], whole.chains[0])
            guard one.draws.count == other.draws.count, one.draws.tuning == other.draws.tuning else {
                return .wrong("\(one.draws.count) draws while it grew, \(other.draws.count) of the whole")
            }
            let looks = (grown.look(minimumDraws: 4), whole.look(minimumDraws: 4))
            guard looks.0.parameters.map(\.name) == looks.1.parameters.map(\.name) else { return .wrong("\(looks)") }
            _ = StanOutput(path: folder.path("chain-0.csv"))?.isSampling
            var chains = PlainChains(path: folder.path("chain-0.csv"))
            try? chains.poll()
            return other.condition == .whole ? .read : .refused
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed)
    }

    private static func grow(_ bytes: [UInt8], in folder: FuzzFolder, _ random: inout Seeded) throws -> RunTail {
        var run = RunTail(folder: folder.url, memory: 1 << 20, formats: .all)
        var first = 0
        try folder.write([], to: "chain-0.csv")
        while first < bytes.count {
            let end = min(bytes.count, first + Int.random(in: 1...400, using: &random))
            try folder.write(bytes[first..<end], to: "chain-0.csv", isAppended: true)
            run.poll()
            first = end
        }
        run.poll()
        return run
    }
}
