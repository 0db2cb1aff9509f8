import Foundation

/// Whether a process that waits in the kernel (state `D`) has been told to stop.
///
/// Such a process stops only when its wait is over, and its wait may be for a child that is stopped itself: between
/// `vfork` and `exec`, where Python and shells start programs, both would be waited for in vain. It runs no
/// instruction of its own before the stop, so it stands.
enum StopInKernel {
    static func binds(_ pid: Int32) -> Bool {
        let threads = Self.threads(pid)
        // A thread that still runs is not bound by a signal that another one has to take.
        guard threads.allSatisfy({ ["D", "T"].contains($0) }) else { return false }
        // Where one thread took the signal, it is pending no more.
        if threads.contains("T") { return true }
        return Self.isPending(status: (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? "")
    }

    /// Whether SIGSTOP is among the pending signals of a thread or its process (`SigPnd`, `ShdPnd`), proc_pid_status(5).
    static func isPending(status: String) -> Bool {
        status.split(separator: "\n").contains { line in
            guard line.hasPrefix("SigPnd:") || line.hasPrefix("ShdPnd:"),
                let digits = line.split(whereSeparator: \.isWhitespace).last, let mask = UInt64(digits, radix: 16)
            else { return false }
            return mask & (1 << (SIGSTOP - 1)) != 0
        }
    }

    /// The letters of the threads' states.
    private static func threads(_ pid: Int32) -> [Substring] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
        return names.compactMap { name in
            let line = try? String(contentsOfFile: "/proc/\(pid)/task/\(name)/stat", encoding: .utf8)
            return line.flatMap { ProcessStat.fields($0)?.first }
        }
    }
}
