/// What became of a segment's process, as its files and the kernel show it.
package enum SegmentStatus: Hashable, Sendable {
    /// A keeper is about to start it.
    case starting
    case running(ProcessRecord)
    /// It stands still under SIGSTOP and goes on when it is resumed.
    case stopped(ProcessRecord)
    case exited(ExitRecord)
    /// It is gone and nobody saw how it ended: the keeper was killed before it, or the machine was started anew.
    ///
    /// Without a record not even its start was written down.
    case lost(ProcessRecord?)

    /// Whether there is a process, or one is about to be.
    package var isLive: Bool {
        switch self {
        case .starting, .running, .stopped: true
        case .exited, .lost: false
        }
    }

    package var record: ProcessRecord? {
        switch self {
        case .running(let record), .stopped(let record): record
        case .lost(let record): record
        case .starting, .exited: nil
        }
    }
}
