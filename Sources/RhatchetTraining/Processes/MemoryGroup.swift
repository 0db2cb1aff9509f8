import Foundation

/// The control group that bounds a process's memory, and how many processes the kernel has killed in it for want of memory.
///
/// Such a kill leaves no word in a log: the process is gone by signal 9. The group's own count is the only witness, for a
/// limit of the group and for a machine that ran out as a whole alike (cgroup-v2.rst, `memory.events`; memory.rst of version
/// 1, `memory.oom_control`).
package struct MemoryGroup: Hashable, Sendable {
    /// The file that has the count.
    private let file: String

    /// The group of `pid` now; nil where there is none, or none that counts.
    package init?(of pid: Int32) {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/cgroup", encoding: .utf8) else { return nil }
        let found = Self.files(text).first { access($0, R_OK) == 0 }
        guard let found else { return nil }
        self.file = found
    }

    /// Processes that the kernel has killed in it so far; nil where that cannot be read, as when the group is gone.
    package var kills: Int? {
        (try? String(contentsOfFile: self.file, encoding: .utf8)).flatMap(Self.count)
    }

    /// Where the count may stand, by the lines of `/proc/<pid>/cgroup`: `hierarchy:controllers:path`.
    package static func files(_ lines: String) -> [String] {
        Self.groups(lines).flatMap { group in
            let path = group.path == "/" ? "" : group.path
            return group.isFirstVersion
                ? ["/sys/fs/cgroup/memory\(path)/memory.oom_control"]
                : ["/sys/fs/cgroup\(path)/memory.events", "/sys/fs/cgroup/unified\(path)/memory.events"]
        }
    }

    /// The groups that bound memory, of version 1 and of version 2, by the same lines.
    static func groups(_ lines: String) -> [(isFirstVersion: Bool, path: Substring)] {
        lines.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            if parts[1].split(separator: ",").contains("memory") { return (true, parts[2]) }
            return parts[0] == "0" && parts[1].isEmpty ? (false, parts[2]) : nil
        }
    }

    /// The number behind `oom_kill`.
    package static func count(_ text: String) -> Int? {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == "oom_kill" { return Int(words[1]) }
        }
        return nil
    }
}
