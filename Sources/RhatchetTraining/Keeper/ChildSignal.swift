import Foundation

/// Waiting for SIGCHLD, at most for a while.
///
/// The launcher starts the keeper with SIGCHLD blocked, so it is blocked in every thread that the runtime
/// makes: a thread that did not block it could take it away unseen.
enum ChildSignal {
    static func block() {
        var set = Self.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Returns when a child has changed its state, or after `limit`.
    static func wait(atMost limit: Duration) {
        let milliseconds = limit.wholeMilliseconds
        var time = timespec(tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
        #if os(Linux)
            var set = Self.set
            sigtimedwait(&set, nil, &time)
        #else
            // Darwin has no sigtimedwait(2); the look at the child after each wait finds its end.
            nanosleep(&time, nil)
        #endif
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGCHLD)
        return set
    }
}
