import Foundation
import RhatchetProtocol
import RhatchetTestSupport
import RhatchetTriage
import Testing

/// Pieces of the corpus with seeded mistakes: a verdict that cites lines of the log, or none, and never a crash.
@Suite struct LogFuzzTests {
    private static let corpus = URL(filePath: #filePath).appending(path: "../../../../corpus").standardized
    private static let words = [
        "Traceback (most recent call last):\n", "\n  File \"x.py\", line 99999999999999999999, in f\n", "  File \"",
        "\", line ", "KeyError: ", "\nDuring handling of the above exception, another exception occurred:\n",
        "\nThe above exception was the direct cause of the following exception:\n", "\r", "\u{1B}[", "\u{0}", "\u{1B}",
        "There were 99999999999999999999 divergences after tuning.", "0 of 0 divergen", "r_hat mean sd\n", "nan",
        "e999",
        "Initialization failed.\n", "took -1e999 s", "coverage 1e999 %", "\n\n", "resuming\n", "🧵", "\u{301}",
    ]
    private static let exits = [
        nil, ExitRecord(status: 0), ExitRecord(status: 1), ExitRecord(signal: 9), ExitRecord(status: 139), ExitRecord(),
    ]

    @Test func `a log with seeded mistakes has a verdict on its own lines, or none, and never ends the program`() throws
    {
        let logs = try ["again", "blind", "made"].flatMap { half in
            try FileManager.default.contentsOfDirectory(
                at: Self.corpus.appending(path: half).appending(path: "logs"),
                includingPropertiesForKeys: nil
            )
        }
        let texts = try logs.sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0).suffix(3000)) }
        let tally = try Fuzzing.run("logs", inputs: 400) { seed in
            var random = Seeded(seed)
            let bytes = Self.spoiled(random.pick(texts, or: []), with: random.pick(texts, or: []), &random)
            let tail = LogLines.split(bytes, before: 0)
            let verdict = LogTriage.judge(log: tail, random.pick(Self.exits, or: nil), file: "log")
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
            let isRight = (verdict?.evidence ?? []).allSatisfy { evidence in
                (1...lines).contains(evidence.line ?? 0) && evidence.text.unicodeScalars.count <= 500
            }
            return !isRight ? .wrong("\(verdict?.evidence ?? [])") : verdict == nil ? .refused : .read
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed)
    }

    /// One to five mistakes: a byte, a word, a piece of another log, or a piece that is lost.
    private static func spoiled(_ bytes: [UInt8], with other: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...200, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 2, 3: bytes.insert(contentsOf: random.pick(self.words, or: "").utf8, at: place)
            default: bytes.insert(contentsOf: other.suffix(Int.random(in: 0...1000, using: &random)), at: place)
            }
        }
        return bytes
    }
}
