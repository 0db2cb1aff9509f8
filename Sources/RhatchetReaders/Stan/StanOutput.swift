import Foundation

/// What one output file of CmdStan says about itself, read without its draws.
package struct StanOutput: Sendable {
    /// The first and the last bytes that are looked at.
    private static let head = 1 << 16
    private static let tail = 1 << 12

    private let comments: StanComments
    /// The run came to its end.
    package let isFinished: Bool

    /// - Returns: nil for what is no output of CmdStan, or not written so far that its columns are named.
    package init?(path: String) {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: Self.head), let size = try? handle.seekToEnd() else { return nil }
        guard let lines = try? TextLines(FileBytes([UInt8](head), path)) else { return nil }
        guard let header = lines.header, header.upperBound < lines.end || header.count >= Self.head / 2 else {
            return nil
        }
        self.comments = StanComments(lines)
        guard self.comments.isStan else { return nil }
        try? handle.seek(toOffset: size > UInt64(Self.tail) ? size - UInt64(Self.tail) : 0)
        let tail = (try? handle.readToEnd()) ?? Data()
        self.isFinished = String(decoding: tail, as: UTF8.self).contains("Elapsed Time")
    }

    /// Whether the file holds draws: other methods write points and approximations.
    ///
    /// RStan's files name no method.
    package var isSampling: Bool { [nil, "sample"].contains(self.comments.text("method")) }
    package var model: String? { self.comments.text("model") }
    package var id: Int? { self.comments.count("id") }
    package var seed: Int? { self.comments.count("seed") }
    package var chains: Int? { self.comments.count("num_chains") }
    /// When the program says that it began, to the second; as Stan writes it, `2026-11-29 19:14:12 UTC`.
    package var started: String? { self.comments.text("start_datetime") }
    /// Warm-up draws that the file holds or will hold.
    package var tune: Int { self.comments.warmUp(of: .max) }
    /// Post-warmup draws that were asked for, thinned.
    package var draws: Int? { self.comments.planned }

    /// `2.37.0`.
    package var version: String? {
        let parts = ["major", "minor", "patch"].compactMap { self.comments.text("stan_version_\($0)") }
        return parts.count == 3 ? parts.joined(separator: ".") : nil
    }

    /// A setting as a number, under CmdStan's name.
    package func number(_ key: String) -> Double? { self.comments.number(key) }

    /// A setting as text, under CmdStan's name.
    package func text(_ key: String) -> String? { self.comments.text(key) }
}
