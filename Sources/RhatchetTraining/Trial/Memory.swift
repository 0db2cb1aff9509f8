import Foundation

/// Memory of this machine, in bytes, as Linux tells it (proc_meminfo(5), proc_pid_smaps(5), cgroup-v2.rst).
package enum Memory {
    /// What new processes may take without swapping, the limits of this process's control groups included; nil where nobody says it.
    package static func available(proc: String = "/proc", control: String = "/sys/fs/cgroup") -> Int64? {
        let free = Self.kilobytes("MemAvailable", in: "\(proc)/meminfo")
        let groups = (try? String(contentsOfFile: "\(proc)/self/cgroup", encoding: .utf8)) ?? ""
        return [free, MemoryGroup.room(groups, control: control)].compactMap(\.self).min()
    }

    /// What a process holds, with its part of what it shares; what it holds in all where the parts are not told.
    package static func held(by pid: Int32, proc: String = "/proc") -> Int64? {
        Self.kilobytes("Pss", in: "\(proc)/\(pid)/smaps_rollup") ?? Self.kilobytes("VmRSS", in: "\(proc)/\(pid)/status")
    }

    private static func kilobytes(_ name: String, in file: String) -> Int64? {
        Self.field("\(name):", in: file).map { $0 * 1024 }
    }

    /// The number behind a name in a file of such lines.
    static func field(_ name: String, in file: String) -> Int64? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n").lazy.map { $0.split(whereSeparator: \.isWhitespace) }
        return lines.first { $0.first.map(String.init) == name }?.dropFirst().first.flatMap { Int64($0) }
    }

    /// A file of one number; nil also for `max`, which is no limit.
    static func number(_ file: String) -> Int64? {
        (try? String(contentsOfFile: file, encoding: .utf8)).flatMap {
            Int64($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }
}

extension SegmentSupervisor {
    /// Bytes that the processes of the training hold together; 0 when none is left.
    package var memory: Int64 {
        (self.session()?.members() ?? []).compactMap { Memory.held(by: $0.pid) }.reduce(0, +)
    }
}
