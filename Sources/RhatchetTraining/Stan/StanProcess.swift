package import Foundation

/// A process of CmdStan that runs.
package struct StanProcess: Hashable, Sendable {
    package let identity: ProcessIdentity
    package let call: StanCall
    /// When it was started; a file that was last written before that is of an earlier one.
    package let started: Date

    /// What `pid` is now; nil for any other program, and for one of another user.
    package init?(pid: Int32) {
        guard let identity = ProcessIdentity.of(pid: pid), identity.isAlive else { return nil }
        let arguments = Self.arguments(of: pid)
        let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
        guard let folder, let call = StanCall(arguments: arguments, folder: folder) else { return nil }
        self.identity = identity
        self.call = call
        self.started = identity.started
    }

    /// One that has ended already.
    package init(identity: ProcessIdentity, call: StanCall, started: Date) {
        self.identity = identity
        self.call = call
        self.started = started
    }

    /// The words of a process's command line.
    package static func arguments(of pid: Int32) -> [String] {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") else { return [] }
        return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

extension ProcessIdentity {
    /// The wall time of the start, by the clock as it stands now.
    package var started: Date {
        let perSecond = max(1, sysconf(Int32(_SC_CLK_TCK)))
        let age = Double(BootClock.now.milliseconds) / 1000 - Double(self.startTime) / Double(perSecond)
        return Date().addingTimeInterval(-age)
    }
}
