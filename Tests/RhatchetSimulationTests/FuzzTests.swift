import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetSimulation
import RhatchetTestSupport
import Testing

/// The examples with seeded mistakes: read and played, or refused with a place, and never a crash.
@Suite struct FuzzTests {
    private static let alphabet = Array("{}[]:,-#'\"|>&*!%@ \n\t\u{0}é9a~?.".utf8)
    private static let words = [
        "~", "''", "{}", "[]", "[[]]", "- 1", "&a", "*a", "<<: *a", "!!int", ".nan", "-.inf", "1e999", "0x", "-1",
        "0o7",
        "99999999999999999999", "-9223372036854775808", "0:60", "999999999:59", "9999999999:00", "0:00:00.001", "0ms",
        "true", "modeler", "director", "report", "message", "model_1", "model_9", "phase: 1", "until: 0:01", "\u{FEFF}",
    ]

    @Test func `a scenario with seeded mistakes is played or refused, and never ends the program`() throws {
        let texts = Examples.all.map { Array($0.text.utf8) }
        let tally = try Fuzzing.run("scenarios", inputs: 4000) { seed in
            var random = Seeded(seed)
            let text = Self.spoiled(random.pick(texts, or: []), &random)
            return try Self.tried {
                let scenario = try ScenarioReader(file: "s").read(text)
                return Trace.lines(scenario).last?.hasPrefix("{\"event\":\"scenario.ended\"") == true
            }
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed(one: 20))
    }

    @Test func `a team with seeded mistakes is read or refused`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../examples/teams").standardized
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let texts = try files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
            .map { [UInt8](try Data(contentsOf: $0)) }
        let tally = try Fuzzing.run("teams", inputs: 4000) { seed in
            var random = Seeded(seed)
            let text = Self.spoiled(random.pick(texts, or: []), &random)
            return try Self.tried { !(try TeamReader(file: "t").read(text)).desks.isEmpty }
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed(one: 20))
    }

    /// What is refused is refused at a place and in one line.
    private static func tried(_ read: () throws -> Bool) throws -> Fuzzing.Outcome {
        do {
            return try read() ? .read : .wrong("it did not come to its end")
        } catch let mistake as ConfigurationError {
            let isPlaced = mistake.line >= 1 && mistake.column >= 1 && !mistake.message.contains("\n")
            return isPlaced ? .refused : .wrong("\(mistake)")
        }
    }

    /// One to four mistakes: a byte, a word, or a line that is lost, doubled or moved.
    private static func spoiled(_ bytes: [UInt8], _ random: inout Seeded) -> String {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(random.pick(self.alphabet, or: 0), at: place)
            case 2: bytes[place] = random.pick(self.alphabet, or: 0)
            case 3, 4:
                bytes.replaceSubrange(self.word(around: place, in: bytes), with: random.pick(self.words, or: "").utf8)
            default: bytes = self.withLineMoved(bytes, &random)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value or key at a place: what stands between two marks of a flow map.
    private static func word(around place: Int, in bytes: [UInt8]) -> Range<Int> {
        let marks = Set("{}[],\n ".utf8)
        let start = bytes[..<place].lastIndex(where: marks.contains).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(where: marks.contains) ?? bytes.count
        return start..<max(start, end)
    }

    private static func withLineMoved(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = lines.remove(at: Int.random(in: lines.indices, using: &random))
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            lines.insert(line, at: Int.random(in: 0...lines.count, using: &random))
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
}
