import Foundation

extension MemoryGroup {
    /// What a process may still take before a limit of its group, or of one of those above it, is reached; nil where there is none.
    ///
    /// Pages of files that nobody uses do not count: the kernel gives them up first (cgroup-v2.rst, `memory.stat`; memory.rst
    /// of version 1).
    ///
    /// - Parameters:
    ///   - lines: of `/proc/<pid>/cgroup`.
    ///   - control: the folder of all groups.
    static func room(_ lines: String, control: String) -> Int64? {
        Self.groups(lines).flatMap { group in
            group.isFirstVersion
                ? Self.rooms(
                    "\(control)/memory",
                    group.path,
                    "memory.limit_in_bytes",
                    "memory.usage_in_bytes",
                    "total_"
                )
                : [control, "\(control)/unified"].flatMap {
                    Self.rooms($0, group.path, "memory.max", "memory.current", "")
                }
        }
        .min()
    }

    /// Of a group and of all above it.
    private static func rooms(_ root: String, _ path: Substring, _ limit: String, _ used: String, _ prefix: String)
        -> [Int64]
    {
        let names = path.split(separator: "/")
        return (0...names.count).compactMap { depth in
            let folder = ([root] + names.prefix(depth).map(String.init)).joined(separator: "/")
            guard let most = Memory.number("\(folder)/\(limit)"), let now = Memory.number("\(folder)/\(used)") else {
                return nil
            }
            let idle = Memory.field("\(prefix)inactive_file", in: "\(folder)/memory.stat") ?? 0
            return max(0, most - max(0, now - idle))
        }
    }
}
