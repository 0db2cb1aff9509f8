package import Foundation

/// The process that was started, `process.json`; `keeper.json` is the same of the keeper.
package struct ProcessRecord: Codable, Hashable, Sendable {
    package let identity: ProcessIdentity
    /// The process's session, its own pid when it leads one.
    package let session: Int32
    /// Wall time of the start, ISO 8601 in UTC with milliseconds.
    package let started: String

    package init(identity: ProcessIdentity, session: Int32, started: String) {
        self.identity = identity
        self.session = session
        self.started = started
    }

    /// The wall time of the start by the clock as it stands now; nil when nothing says when it was.
    package var begun: Date? {
        UTC.date(self.started)?.addingTimeInterval(self.clockStep)
    }

    /// By how many seconds somebody has set the wall clock since this was written; 0 where that cannot be known.
    package var clockStep: TimeInterval {
        guard self.identity.startTime > 0, self.identity.bootID == BootID.current, let written = UTC.date(self.started)
        else { return 0 }
        return self.identity.started.timeIntervalSince(written)
    }
}
