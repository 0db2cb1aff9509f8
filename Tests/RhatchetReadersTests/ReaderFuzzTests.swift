import Foundation
import RhatchetReaders
import RhatchetTestSupport
import Testing

/// Good files with seeded damage: each is read, or refused with its file's name, and that it ends at all is the point.
///
/// `RHATCHET_FUZZ_INPUTS` says how many are tried of each kind; the number of an input is its seed.
@Suite struct ReaderFuzzTests {
    private static let inputs =
        ProcessInfo.processInfo.environment["RHATCHET_FUZZ_INPUTS"].flatMap { UInt64($0) } ?? 3000

    @Test func `a damaged file of CmdStan is read or refused`() {
        let rows = (0..<6).map { StanText.row([Double($0) / 3, -1e-3, 1e300], lp: Double(-$0)) }
        var text = StanText(warmUp: Array(rows[..<2]), draws: rows)
        text.savesWarmUp = true
        Self.fuzz(text.bytes)
    }

    @Test func `a damaged plain table is read or refused`() {
        let rows = (0..<12).map { "\($0 % 3),\($0 / 3),\(Double($0) / 7),-\($0)e-5,NA" }
        Self.fuzz(Array(("chain,draw,mu,\"theta[0, 1]\",z\n" + rows.joined(separator: "\n") + "\n").utf8))
    }

    @Test func `a damaged packed file is read or refused`() throws {
        let packed = try #require(PackedFileTests.all.first { $0.kind == "numbers" && $0.level == 9 })
        Self.fuzz(Array(packed.gzip))
    }

    private static func fuzz(_ good: [UInt8]) {
        var refused = 0
        for seed in 1...self.inputs {
            do throws(ReadingError) {
                let posterior = try Posterior.text([("f", self.damaged(good, seed))])
                let loaded = try posterior.load(Array(posterior.elements.indices), workers: 1)
                let isRight = loaded.allSatisfy { $0.count == posterior.draws * posterior.elements.count }
                if !isRight || posterior.draws < 1 { Issue.record("seed \(seed): \(loaded.map(\.count))") }
            } catch {
                refused += 1
                if error.file != "f" || error.description.contains("\n") { Issue.record("seed \(seed): \(error)") }
            }
        }
        #expect(refused > 0 && refused < self.inputs)
    }

    /// One to six bytes deleted, doubled, replaced or inserted, a stretch moved, or the end cut off.
    private static func damaged(_ original: [UInt8], _ seed: UInt64) -> [UInt8] {
        let alphabet = Array("0123456789.,-+eE#\"\n\r =naif\u{0}".utf8) + [0xFF, 0x80]
        var random = Seeded(seed)
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<12, using: &random) {
            case 0...1: bytes.remove(at: place)
            case 2...3: bytes.insert(random.pick(alphabet, or: 0), at: place)
            case 4...6: bytes[place] = random.pick(alphabet, or: 0)
            case 7: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 8: bytes.insert(bytes[place], at: place)
            case 9: bytes.removeSubrange(place...)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
                let stretch = Array(bytes[place..<end])
                bytes.removeSubrange(place..<end)
                bytes.insert(contentsOf: stretch, at: Int.random(in: 0...bytes.count, using: &random))
            }
        }
        return bytes
    }
}
