import Foundation

/// When the keeper must stop the training unless the owner moves it, the file `pause_at`; no file, no deadline.
package struct PauseDeadline: Codable, Hashable, Sendable {
    package let bootID: String
    package let boot: BootInstant
    /// The same instant as wall time, ISO 8601 in UTC: what counts after the machine was started anew.
    package let wall: String

    package init(bootID: String, boot: BootInstant, wall: String) {
        self.bootID = bootID
        self.boot = boot
        self.wall = wall
    }

    /// The deadline that is `duration` from now.
    package static func after(_ duration: Duration) -> PauseDeadline {
        let seconds = Double(duration.wholeMilliseconds) / 1000
        return PauseDeadline(
            bootID: BootID.current,
            boot: BootClock.now.advanced(by: duration),
            wall: UTC.text(Date().addingTimeInterval(seconds))
        )
    }

    /// Whether it is due at `boot` of boot `bootID`; in another boot the wall time decides.
    package func isDue(at boot: BootInstant, bootID: String, wall: String) -> Bool {
        if bootID == self.bootID { return boot >= self.boot }
        guard let now = UTC.date(wall), let due = UTC.date(self.wall) else { return false }
        return now >= due
    }

    private enum CodingKeys: String, CodingKey {
        case bootID = "boot_id"
        case boot = "boot_ms"
        case wall
    }
}
