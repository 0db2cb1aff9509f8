import Crypto
import Foundation
package import RhatchetEngine
import RhatchetProtocol

/// Ties each line of the log to all lines before it, so that a changed byte shows.
package enum HashChain {
    /// SHA-256 over the previous hash and every field of the line, newline-separated, in hex.
    package static func link(after previous: String, sequence: Int64, draft: Draft, stamp: Stamp) -> String {
        let line = """
            \(previous)
            \(sequence)
            \(draft.kind.rawValue)
            \(draft.at.milliseconds)
            \(stamp.wall)
            \(stamp.boot)
            \(stamp.bootID)
            \(draft.body)
            """
        return Self.hex(SHA256.hash(data: Data(line.utf8)))
    }

    private static func hex(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The number of the first line whose hash is not what its content asks for; nil for a whole chain.
    package static func firstBroken(in entries: [Entry]) -> Int64? {
        var previous = LineMark.beginning.hash
        var expected: Int64 = 1
        for entry in entries {
            let draft = Draft(kind: entry.kind, at: entry.at, body: entry.body)
            let hash = Self.link(after: previous, sequence: entry.sequence, draft: draft, stamp: entry.stamp)
            guard entry.sequence == expected, entry.hash == hash else { return expected }
            previous = entry.hash
            expected += 1
        }
        return nil
    }
}
