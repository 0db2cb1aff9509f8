import Foundation

/// What an ended process has used, getrusage(2).
package struct ResourceUsage: Codable, Hashable, Sendable {
    /// The most memory it held at once, in bytes.
    package let maxResidentBytes: Int64
    /// CPU time in its own code, in seconds.
    package let userSeconds: Double
    /// CPU time in the kernel, in seconds.
    package let systemSeconds: Double

    package init(maxResidentBytes: Int64, userSeconds: Double, systemSeconds: Double) {
        self.maxResidentBytes = maxResidentBytes
        self.userSeconds = userSeconds
        self.systemSeconds = systemSeconds
    }

    init(_ usage: rusage) {
        // Linux counts kilobytes, Darwin bytes.
        #if os(Linux)
            let unit: Int64 = 1024
        #else
            let unit: Int64 = 1
        #endif
        self.maxResidentBytes = Int64(usage.ru_maxrss) * unit
        self.userSeconds = Self.seconds(usage.ru_utime)
        self.systemSeconds = Self.seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    private enum CodingKeys: String, CodingKey {
        case maxResidentBytes = "maxrss_bytes"
        case userSeconds = "user_s"
        case systemSeconds = "system_s"
    }
}
