import Foundation

/// A signal that the system refused to deliver.
package struct SignalError: Error, Hashable, Sendable, CustomStringConvertible {
    package let signal: Int32
    package let pid: Int32
    package let errno: Int32

    package init(signal: Int32, pid: Int32, errno: Int32) {
        self.signal = signal
        self.pid = pid
        self.errno = errno
    }

    package var description: String {
        let reason = String(cString: strerror(self.errno)).lowercased()
        return "process \(self.pid) does not take signal \(self.signal): \(reason); act as the user who started it"
    }
}
