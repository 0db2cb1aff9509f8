import Foundation

/// One process for good: a pid alone is given out again, a pid with its start time within one boot is not.
package struct ProcessIdentity: Codable, Hashable, Sendable {
    package let pid: Int32
    /// Clock ticks from the boot to the start of the process, field 22 of `/proc/<pid>/stat`.
    package let startTime: UInt64
    /// The kernel's id of the boot in which it runs.
    package let bootID: String

    package init(pid: Int32, startTime: UInt64, bootID: String) {
        self.pid = pid
        self.startTime = startTime
        self.bootID = bootID
    }

    private enum CodingKeys: String, CodingKey {
        case pid
        case startTime = "start_time"
        case bootID = "boot_id"
    }

    /// The process that asks.
    package static var current: ProcessIdentity {
        Self.of(pid: getpid()) ?? ProcessIdentity(pid: getpid(), startTime: 0, bootID: BootID.current)
    }

    /// The process that has `pid` now, a zombie included; nil when there is none.
    package static func of(pid: Int32) -> ProcessIdentity? {
        ProcessStat(pid: pid).map { ProcessIdentity(stat: $0) }
    }

    /// What this very process is doing now; `gone` when the pid has passed on to another.
    package var state: ProcessState {
        guard self.bootID == BootID.current, let stat = ProcessStat(pid: self.pid), stat.startTime == self.startTime
        else { return .gone }
        return stat.state
    }

    /// Whether it runs or is stopped; a zombie is dead.
    package var isAlive: Bool {
        self.state.isAlive
    }

    init(stat: ProcessStat) {
        self.init(pid: stat.pid, startTime: stat.startTime, bootID: BootID.current)
    }
}
