/// A version of Python, `3.11.7`.
package struct PythonVersion: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
    package let major: Int
    package let minor: Int
    package let micro: Int

    package init(_ major: Int, _ minor: Int, _ micro: Int = 0) {
        self.major = major
        self.minor = minor
        self.micro = micro
    }

    package static let least = PythonVersion(3, 11)

    package var description: String { "\(self.major).\(self.minor).\(self.micro)" }

    package static func < (left: PythonVersion, right: PythonVersion) -> Bool {
        (left.major, left.minor, left.micro) < (right.major, right.minor, right.micro)
    }
}
