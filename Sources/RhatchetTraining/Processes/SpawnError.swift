import Foundation

/// A program that the system would not start.
package struct SpawnError: Error, Hashable, Sendable, CustomStringConvertible {
    package let executable: String
    package let errno: Int32

    package init(executable: String, errno: Int32) {
        self.executable = executable
        self.errno = errno
    }

    package var description: String {
        let reason = String(cString: strerror(self.errno)).lowercased()
        return "'\(self.executable)' cannot be started: \(reason)"
    }
}
