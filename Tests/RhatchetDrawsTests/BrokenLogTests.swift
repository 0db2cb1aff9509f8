import Foundation
import RhatchetDraws
import Testing

/// No bytes make the reader fail, and what it keeps is always a prefix of what was drawn.
struct BrokenLogTests {
    let log = SampleLog()

    @Test func `a file cut at any byte keeps every whole block and waits for the rest`() throws {
        let (bytes, ends) = try self.log.bytes(draws: 12)
        let scratch = try Scratch()
        for cut in 0...bytes.count {
            let run = try scratch.run(Array(bytes[..<cut]))
            let whole = ends.last { $0.offset <= cut }
            #expect(run.chains[0].draws.tuning + run.chains[0].draws.count == whole?.draws ?? 0)
            let rests = whole?.offset == cut
            #expect(run.chains[0].condition == (rests ? .whole : .short(offset: whole?.offset ?? 0)))
        }
    }

    @Test func `a file that grows byte by byte is read as one that was always there`() throws {
        let (bytes, _) = try self.log.bytes(draws: 12)
        let scratch = try Scratch()
        var run = try scratch.run([])
        var seen = 0
        for byte in bytes {
            try scratch.append([byte], to: "chain-0.draws")
            seen += run.poll().draws
        }
        #expect(seen == 12)
        #expect(run.chains[0].condition == .whole)
        for element in 0..<4 {
            #expect(run.chains[0].draws.values(of: element) == self.log.values(of: element, in: 12))
        }
    }

    @Test func `no changed byte goes unnoticed`() throws {
        let (bytes, _) = try self.log.bytes(draws: 12)
        let scratch = try Scratch()
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= UInt8(1 << (place % 8))
            let run = try scratch.run(changed)
            #expect(run.chains[0].condition != .whole, "byte \(place)")
            self.expectPrefix(run)
        }
    }

    @Test func `any damage leaves a prefix of the draws`() throws {
        let (bytes, _) = try self.log.bytes(draws: 30)
        let scratch = try Scratch()
        var generator = Generator(state: 20_261_121)
        for _ in 0..<2000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) { self.damage(&changed, &generator) }
            self.expectPrefix(try scratch.run(changed))
        }
    }

    @Test func `noise is no draw log`() throws {
        let scratch = try Scratch()
        var generator = Generator(state: 5)
        for length in [1, 7, 8, 16, 24, 1000] {
            let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let run = try scratch.run(noise)
            #expect(run.chains[0].condition == .damaged(offset: 0, .notADrawLog))
        }
    }

    private func damage(_ bytes: inout [UInt8], _ generator: inout Generator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &generator)
        let length = Int.random(in: 1...64, using: &generator)
        let end = min(bytes.count, place + length)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 3: bytes.replaceSubrange(place..<end, with: [UInt8](repeating: 0, count: end - place))
        default: bytes.removeSubrange(place...)
        }
    }

    private func expectPrefix(_ run: RunTail) {
        for chain in run.chains {
            for element in 0..<4 {
                let (values, truth) = (chain.draws.values(of: element), self.log.values(of: element, in: 30))
                #expect(values.count <= truth.count && values == Array(truth.prefix(values.count)))
            }
        }
    }
}
