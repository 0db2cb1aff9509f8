/// How bad a finding is; computed by the protocol, never given.
package enum Severity: String, Sendable, Codable, Hashable, Comparable {
    case warning
    case critical

    package static func < (left: Severity, right: Severity) -> Bool {
        switch (left, right) {
        case (.warning, .critical): true
        case (.warning, .warning), (.critical, .critical), (.critical, .warning): false
        }
    }
}
