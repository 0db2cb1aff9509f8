import Foundation

/// The fields of `/proc/<pid>/stat` that say who a process is (proc_pid_stat(5)).
struct ProcessStat: Hashable, Sendable {
    let pid: Int32
    private(set) var state: ProcessState
    let parent: Int32
    let session: Int32
    /// Field 22: clock ticks from the boot to the start of the process.
    let startTime: UInt64
    /// State `D`: it waits where no signal reaches it, for a disk or for a child between `vfork` and `exec`.
    private let waitsInKernel: Bool

    /// What the kernel says of `pid` now; nil when there is no such process.
    init?(pid: Int32) {
        guard let line = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return nil }
        self.init(line: line, pid: pid)
        if self.waitsInKernel && StopInKernel.binds(pid) { self.state = .stopped }
    }

    /// Reads one line of that file.
    init?(line: String, pid: Int32) {
        guard let fields = Self.fields(line), fields.count > 19, let parent = Int32(fields[1]),
            let session = Int32(fields[3]), let startTime = UInt64(fields[19])
        else { return nil }
        self.pid = pid
        self.state = Self.state(fields[0])
        self.waitsInKernel = fields[0] == "D"
        self.parent = parent
        self.session = session
        self.startTime = startTime
    }

    /// The fields of one line from the third on.
    ///
    /// The second field is the program's name in parentheses, and the name itself may hold blanks and
    /// parentheses, so the fields are counted from the last one that closes.
    static func fields(_ line: String) -> [Substring]? {
        line.lastIndex(of: ")").map { line[line.index(after: $0)...].split(separator: " ") }
    }

    private static func state(_ letter: Substring) -> ProcessState {
        switch letter {
        case "T": .stopped
        case "Z": .zombie
        case "X", "x": .gone
        default: .running
        }
    }
}
