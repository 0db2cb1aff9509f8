import Foundation

/// Finds the processes of CmdStan among those of a training, or below one process.
///
/// Looking is cheap enough for four times a second: only processes that are new are asked whose they are.
package struct StanProcesses: Sendable {
    /// Whose processes are looked at.
    package enum Scope: Sendable {
        /// The session of a segment, and processes elsewhere that carry its name in their environment.
        case segment(session: Int32, path: String)
        /// A process and all below it.
        case tree(ProcessIdentity)
    }

    private let scope: Scope
    /// Seconds after which a process is what it will be.
    private static let youth = 2.0
    /// Whether a process belongs here, by pid.
    private var known: [Int32: Bool] = [:]

    package init(_ scope: Scope) {
        self.scope = scope
    }

    /// The processes that run now and sample.
    ///
    /// A process that was just forked still has the command line of its parent, so the lines of all that belong here are read
    /// at every look.
    package mutating func running() -> [StanProcess] {
        let pids = Set(ProcessTable.pids())
        self.known = self.known.filter { pids.contains($0.key) }
        for pid in pids where self.known[pid] == nil {
            guard let stat = ProcessStat(pid: pid) else { continue }
            let belongs = self.belongs(stat)
            // A young one may still have the environment of its parent.
            let age = Date().timeIntervalSince(ProcessIdentity(stat: stat).started)
            if belongs || age > Self.youth { self.known[pid] = belongs }
        }
        return self.known.filter(\.value).keys.sorted().compactMap(StanProcess.init(pid:))
    }

    private func belongs(_ stat: ProcessStat) -> Bool {
        switch self.scope {
        case .segment(let session, let path):
            return stat.session == session || ProcessTable.environment(of: stat.pid, names: path)
        case .tree(let root): return Self.isBelow(root, stat)
        }
    }

    private static func isBelow(_ root: ProcessIdentity, _ stat: ProcessStat) -> Bool {
        guard root.isAlive else { return false }
        var stat = stat
        // A chain of parents ends at 1; a loop cannot be, but processes change while they are looked at.
        for _ in 0..<64 {
            if stat.pid == root.pid { return true }
            guard stat.parent > 1, let above = ProcessStat(pid: stat.parent) else { return false }
            stat = above
        }
        return false
    }
}
