import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import Testing

/// Good draw logs with seeded damage: what is kept is finite in number, agrees over all elements, and is looked at without a
/// failure; that it ends at all is the point.
///
/// `RHATCHET_FUZZ_INPUTS` says how many; the number of an input is its seed.
@Suite struct DrawLogFuzzTests {
    private static let inputs =
        ProcessInfo.processInfo.environment["RHATCHET_FUZZ_INPUTS"].flatMap { UInt64($0) } ?? 2000

    @Test func `a damaged draw log is read up to the damage`() throws {
        let good = try SampleLog().bytes(draws: 12).bytes
        let scratch = try Scratch()
        var whole = 0
        for seed in 1...Self.inputs {
            let run = try scratch.run(Self.damaged(good, seed))
            let look = run.look(minimumDraws: 4)
            let draws = run.chains[0].draws
            let lengths = look.parameters.indices.map { draws.values(of: $0).count }
            let isRight = lengths.allSatisfy { $0 == draws.count } && look.draws <= draws.count
            if !isRight { Issue.record("seed \(seed): \(lengths), \(draws.count)") }
            whole += run.chains[0].condition == .whole ? 1 : 0
        }
        #expect(whole < Self.inputs / 2)
    }

    /// One to four bytes or bits changed, lost or put in, a stretch doubled, or the end cut off.
    private static func damaged(_ original: [UInt8], _ seed: UInt64) -> [UInt8] {
        var random = Generator(state: seed)
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 4: bytes.removeSubrange(place...)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
                bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
            }
        }
        return bytes
    }
}
