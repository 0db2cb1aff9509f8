import Foundation
import RhatchetProtocol
import RhatchetTriage
import Testing

/// The mined logs under `corpus/mined/`: short logs in the forms of the world's tools, many in a file.
@Suite struct MinedLogTests {
    private struct Mined {
        let name: String
        let category: String?
        let exit: ExitRecord?
        var text = ""

        /// Reads `### NAME | CATEGORY | END | EVIDENCE`; nil for any other line.
        init?(_ line: Substring) {
            guard line.hasPrefix("### ") else { return nil }
            let parts = line.dropFirst(4).split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            (self.name, self.category) = (parts[0], parts[1] == "healthy" ? nil : parts[1])
            self.exit =
                parts[2] == "-"
                ? nil
                : parts[2].hasPrefix("s")
                    ? ExitRecord(signal: Int32(parts[2].dropFirst())) : ExitRecord(status: Int32(parts[2]))
        }

        func judge(_ exit: ExitRecord?) -> LogVerdict? {
            LogTriage.judge(log: LogLines.split(Array(self.text.utf8), before: 0), exit, file: self.name)
        }
    }

    private static func read() throws -> [Mined] {
        let folder = Corpus.folder.appending(path: "mined")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
        return try files.sorted().flatMap { file in
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            var found: [Mined] = []
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                if let begun = Mined(line) { found.append(begun) } else { found[found.count - 1].text += "\(line)\n" }
            }
            return found
        }
    }

    @Test func `no healthy log is called failed, whether its end is told or not`() throws {
        let healthy = try Self.read().filter { $0.category == nil }
        #expect(healthy.count > 70)
        for log in healthy {
            #expect(log.judge(log.exit) == nil, "\(log.name)")
            #expect(log.judge(nil) == nil, "\(log.name), end not told")
        }
    }

    /// Not one by one, since many a sentence has two readings.
    @Test func `fifteen of sixteen have their category`() throws {
        let logs = try Self.read()
        let right = logs.count { $0.judge($0.exit)?.category.rawValue == $0.category }
        #expect(logs.count > 800)
        #expect(right * 16 >= logs.count * 15, "\(right) of \(logs.count)")
    }
}
