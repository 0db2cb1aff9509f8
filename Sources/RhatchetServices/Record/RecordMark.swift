import Foundation

/// `.rhatchet/record.json`: how far the files go that are made of the log.
struct RecordMark: Codable {
    /// The newest line that is in the transcripts.
    var through: Int64 = 0
    /// The newest line that is in the manifest, and what writing it has cost; nil before the first time.
    var manifest: Writing?

    struct Writing: Codable {
        var through: Int64
        /// Seconds since 1970.
        var at: Double
        var seconds: Double

        /// A manifest of many thousand fixes is not written at every step: the rest of the time is twenty times that.
        func isDue(at now: Date) -> Bool {
            self.seconds < 0.25 || abs(now.timeIntervalSince1970 - self.at) > 20 * self.seconds
        }
    }

    /// Whether the manifest lacks lines up to `newest` and may be written now.
    func asksForManifest(_ newest: Int64, at now: Date) -> Bool {
        guard let manifest = self.manifest else { return newest > 0 }
        return manifest.through < newest && manifest.isDue(at: now)
    }
}
