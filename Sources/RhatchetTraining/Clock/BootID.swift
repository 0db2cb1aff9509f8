import Foundation

/// Which boot of the machine this is.
package enum BootID {
    /// The kernel's random id of this boot, `unknown` where there is none.
    package static let current: String = {
        let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
    }()
}
