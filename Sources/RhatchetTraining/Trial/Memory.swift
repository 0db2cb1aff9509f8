import Foundation

/// Memory of this machine, in bytes, as Linux tells it (proc_meminfo(5), proc_pid_smaps(5), cgroup-v2.rst).
package enum Memory {
    /// What new processes may take without swapping, a limit of the control group included; nil where nobody says it.
    package static func available(proc: String = "/proc", control: String = "/sys/fs/cgroup") -> Int64? {
        let free = Self.kilobytes("MemAvailable", in: "\(proc)/meminfo")
        let most = Self.number("\(control)/memory.max")
        let left = most.flatMap { most in Self.number("\(control)/memory.current").map { max(0, most - $0) } }
        return [free, left].compactMap(\.self).min()
    }

    /// What a process holds, with its part of what it shares; what it holds in all where the parts are not told.
    package static func held(by pid: Int32, proc: String = "/proc") -> Int64? {
        Self.kilobytes("Pss", in: "\(proc)/\(pid)/smaps_rollup") ?? Self.kilobytes("VmRSS", in: "\(proc)/\(pid)/status")
    }

    private static func kilobytes(_ name: String, in file: String) -> Int64? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int64($0) }.map { $0 * 1024 }
    }

    /// A file of one number; nil also for `max`, which is no limit.
    private static func number(_ file: String) -> Int64? {
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
