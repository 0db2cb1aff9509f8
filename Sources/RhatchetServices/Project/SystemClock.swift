import Foundation
package import RhatchetEngine
import RhatchetTraining

/// The clocks of this machine.
package struct SystemClock: MachineClock {
    package init() {}

    package func stamp() -> Stamp {
        Stamp(
            wall: Int64(Date().timeIntervalSince1970 * 1000),
            boot: BootClock.now.milliseconds,
            bootID: BootID.current
        )
    }
}
