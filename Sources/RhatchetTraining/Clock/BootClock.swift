import Foundation

/// The clock that deadlines count on within one boot: CLOCK_BOOTTIME, which a clock step does not move.
///
/// A value, so that a test can put its own clock in; `BootClock.now` reads the machine's.
package struct BootClock: Sendable {
    private let read: @Sendable () -> BootInstant

    package init(read: @escaping @Sendable () -> BootInstant) {
        self.read = read
    }

    package static let system = BootClock { BootClock.now }

    /// What this clock shows.
    package var instant: BootInstant {
        self.read()
    }

    /// What the machine's boot clock shows.
    package static var now: BootInstant {
        var time = timespec()
        #if os(Linux)
            clock_gettime(CLOCK_BOOTTIME, &time)
        #else
            // Darwin's monotonic clock goes on while the machine sleeps.
            clock_gettime(CLOCK_MONOTONIC, &time)
        #endif
        return BootInstant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
