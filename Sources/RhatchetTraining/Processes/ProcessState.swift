/// What a process is doing, as far as a watcher needs to know.
package enum ProcessState: String, Codable, Hashable, Sendable {
    /// It runs, sleeps or waits for a disk.
    case running
    /// A signal stopped it (state `T`), or will before it does anything else (``StopInKernel``); it goes on at SIGCONT.
    case stopped
    /// It has ended and waits for its parent to read the status: dead.
    case zombie
    /// There is no such process, or its pid belongs to another one now.
    case gone

    /// Whether there is still something that a signal can reach.
    package var isAlive: Bool {
        switch self {
        case .running, .stopped: true
        case .zombie, .gone: false
        }
    }
}
