import Foundation

/// How a child of this process ended, wait4(2).
struct ChildEnd {
    let outcome: ExitRecord.Outcome
    let usage: ResourceUsage

    /// Reaps `pid` when it has ended; nil while it has not.
    static func reap(_ pid: Int32) -> ChildEnd? {
        var status: Int32 = 0
        var usage = rusage()
        while true {
            let answer = wait4(pid, &status, WNOHANG, &usage)
            if answer == pid { return ChildEnd(outcome: Self.outcome(status), usage: ResourceUsage(usage)) }
            guard answer < 0, errno == EINTR else { return nil }
        }
    }

    /// Whether `pid` has ended; it stays a zombie, so that its pid is nobody else's yet.
    static func hasEnded(_ pid: Int32) -> Bool {
        var found = siginfo_t()
        let answer = waitid(P_PID, id_t(pid), &found, WEXITED | WNOHANG | WNOWAIT)
        return answer == 0 && found.si_signo == SIGCHLD
    }

    /// The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS, which Swift does not see.
    private static func outcome(_ status: Int32) -> ExitRecord.Outcome {
        let signal = status & 0x7f
        return signal == 0 ? .status((status >> 8) & 0xff) : .signal(signal)
    }
}
