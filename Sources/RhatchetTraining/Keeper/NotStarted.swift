import Foundation

/// Why a training did not start.
struct NotStarted: Error {
    let errno: Int32
    let what: String

    var exitRecord: ExitRecord {
        let reason = String(cString: strerror(self.errno)).lowercased()
        return ExitRecord(
            outcome: .notStarted(errno: self.errno, error: "\(self.what): \(reason)"),
            ended: UTC.now,
            usage: nil
        )
    }
}
