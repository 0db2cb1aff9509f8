import Foundation

/// All processes of the machine that this user may see.
enum ProcessTable {
    /// The processes of `session`, dead ones included.
    static func session(_ session: Int32) -> [ProcessStat] {
        Self.pids().compactMap { ProcessStat(pid: $0) }.filter { $0.session == session }
    }

    /// The process that leads a session and was started for `segment`, for when nobody wrote down its start.
    static func leader(of segment: String) -> ProcessStat? {
        Self.pids().lazy.compactMap { ProcessStat(pid: $0) }
            .first { $0.pid == $0.session && $0.state.isAlive && Self.environment(of: $0.pid, names: segment) }
    }

    /// Whether the environment with which `pid` was started says that it belongs to `segment`.
    static func environment(of pid: Int32, names segment: String) -> Bool {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else { return false }
        let name = Array("RHATCHET_SEGMENT=".utf8)
        guard let entry = bytes.split(separator: 0).first(where: { $0.starts(with: name) }) else { return false }
        return Folder.areSame(String(decoding: entry.dropFirst(name.count), as: UTF8.self), segment)
    }

    static func pids() -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }
    }
}
