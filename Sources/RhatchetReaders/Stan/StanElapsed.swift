import Foundation

/// Seconds that a chain of CmdStan took, as the last lines of its output say it.
package struct StanElapsed: Sendable, Equatable, Codable {
    package var warmUp: Double
    package var sampling: Double

    /// Bytes at the end of a file in which these lines are.
    private static let tail = 1 << 12

    package init(warmUp: Double = 0, sampling: Double = 0) {
        self.warmUp = warmUp
        self.sampling = sampling
    }

    /// What an output says; nil where it has not come to its end.
    package init?(path: String) {
        guard let handle = FileHandle(forReadingAtPath: path), let size = try? handle.seekToEnd() else { return nil }
        defer { try? handle.close() }
        try? handle.seek(toOffset: size > UInt64(Self.tail) ? size - UInt64(Self.tail) : 0)
        self.init(text: String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self))
    }

    /// - Returns: nil for a text without these lines.
    package init?(text: String) {
        guard text.contains("Elapsed Time") else { return nil }
        self.init()
        for line in text.split(separator: "\n") where line.hasPrefix("#") {
            if line.contains("(Warm-up)") { self.warmUp += Self.seconds(line) }
            if line.contains("(Sampling)") { self.sampling += Self.seconds(line) }
        }
    }

    /// The number before the word `seconds`.
    private static func seconds(_ line: Substring) -> Double {
        let words = line.split(separator: " ")
        guard let unit = words.firstIndex(of: "seconds"), unit > 0 else { return 0 }
        return Double(words[unit - 1]) ?? 0
    }

    package static func + (one: StanElapsed, other: StanElapsed) -> StanElapsed {
        StanElapsed(warmUp: one.warmUp + other.warmUp, sampling: one.sampling + other.sampling)
    }

    /// The lines with which CmdStan ends an output, to the byte.
    package var comment: String {
        let said = [(self.warmUp, "Warm-up"), (self.sampling, "Sampling"), (self.warmUp + self.sampling, "Total")]
        let lines = said.enumerated().map { place, each in
            let title = place == 0 ? " Elapsed Time: " : String(repeating: " ", count: 15)
            return "# \(title)\(String(format: "%g", each.0)) seconds (\(each.1))\n"
        }
        return "# \n" + lines.joined() + "# \n"
    }
}
