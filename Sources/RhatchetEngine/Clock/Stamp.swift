/// The machine's clocks at one moment, as they were read.
package struct Stamp: Sendable, Equatable, Codable {
    /// Wall clock, milliseconds since 1970 UTC.
    package var wall: Int64
    /// Milliseconds since the machine started, time asleep included.
    package var boot: Int64
    /// Which start of the machine `boot` counts from.
    package var bootID: String

    package init(wall: Int64, boot: Int64, bootID: String) {
        self.wall = wall
        self.boot = boot
        self.bootID = bootID
    }

    /// The wall time of this moment by the clock as it stands at `now`, so that two moments of one start of the machine
    /// are as far apart as they were, whoever has set the clock between them.
    package func wall(by now: Stamp) -> Int64 {
        self.bootID == now.bootID ? now.wall - (now.boot - self.boot) : self.wall
    }
}
