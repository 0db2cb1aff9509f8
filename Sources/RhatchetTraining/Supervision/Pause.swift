import Foundation

/// A pause of the thread that asks.
package enum Pause {
    package static func sleep(_ duration: Duration) {
        usleep(UInt32(clamping: duration.wholeMilliseconds * 1000))
    }
}
