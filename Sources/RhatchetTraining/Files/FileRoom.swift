import Foundation

/// The room that a device has left.
package enum FileRoom {
    /// Fewer bytes than this hold neither a block of draws nor a page of the store.
    private static let least: UInt64 = 1 << 16

    /// Whether nothing more can be written at `path`; false where that cannot be asked.
    package static func isUsedUp(at path: String) -> Bool {
        var device = statvfs()
        guard statvfs(path, &device) == 0 else { return false }
        return UInt64(device.f_bavail) * UInt64(device.f_frsize) < Self.least
    }
}
