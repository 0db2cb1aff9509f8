package import RhatchetEngine
package import RhatchetProtocol

/// Clocks that stand still until a test moves them.
package final class ManualClock: MachineClock {
    /// 2026-01-28 14:30:00 UTC, when the emergency of the seed's example was activated.
    package static let beginning: Int64 = 1_769_610_600_000

    private var wall = ManualClock.beginning
    private var boot: Int64 = 5_000_000
    private var bootID = "boot-1"

    package init() {}

    package func stamp() -> Stamp {
        Stamp(wall: self.wall, boot: self.boot, bootID: self.bootID)
    }

    /// Minutes since the beginning, while nobody has set a clock.
    package func move(toMinute minute: Int64) {
        let past = self.wall - Self.beginning
        self.pass(.milliseconds(minute * 60_000 - past))
    }

    /// Time goes by.
    package func pass(_ amount: TimeAmount) {
        self.wall += amount.milliseconds
        self.boot += amount.milliseconds
    }

    /// Somebody sets the wall clock.
    package func stepWall(by amount: TimeAmount) {
        self.wall += amount.milliseconds
    }

    /// The machine is off for `amount`, and starts again.
    package func restartMachine(after amount: TimeAmount) {
        self.wall += amount.milliseconds
        self.boot = 12_000
        self.bootID += "+"
    }
}
