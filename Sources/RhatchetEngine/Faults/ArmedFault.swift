import Foundation
import Synchronization

/// The one fault that the environment asks for.
final class ArmedFault: Sendable {
    let point: FaultPoint
    private let count: Int
    private let reached = Atomic<Int>(0)

    /// nil: none is asked for, or one that does not exist.
    static let current = ProcessInfo.processInfo.environment["RHATCHET_FAULT"].flatMap(ArmedFault.init)

    /// Reads `name` or `name:count`.
    private init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard let point = parts.first.flatMap({ FaultPoint(rawValue: String($0)) }) else { return nil }
        self.point = point
        self.count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    }

    func isDue() -> Bool {
        self.reached.wrappingAdd(1, ordering: .relaxed).newValue == self.count
    }

    /// Nothing is flushed, no lock is given back by us, no exit handler runs.
    func die() -> Never {
        kill(getpid(), SIGKILL)
        _exit(137)
    }
}
