import Foundation
package import RhatchetServices

/// Lines, for a log or a pipe: the news, and how it stands now and then.
package final class PlainDisplay: WatchDisplay {
    /// Seconds between two lines that only say how it stands.
    private static let interval = 10.0

    /// What was last said of a training, and when.
    private struct Said {
        var at: Double
        var line: String
        var status: WatchSnapshot.Status
    }

    private var said: [String: Said] = [:]
    private let clock = ContinuousClock()
    private let began = ContinuousClock().now

    func tell(_ news: [String]) {
        for line in news { Terminal.say(line) }
    }

    func show(_ page: WatchPage) {
        let now = self.began.duration(to: self.clock.now) / .seconds(1)
        for snapshot in page.snapshots {
            let last = self.said[snapshot.training]
            if let last, snapshot.status == last.status, now - last.at < Self.interval || Self.isOver(snapshot) {
                continue
            }
            let line = Self.line(snapshot)
            self.said[snapshot.training] = Said(at: now, line: line, status: snapshot.status)
            Terminal.say(line)
        }
    }

    /// Nothing about it changes any more, while others go on.
    private static func isOver(_ snapshot: WatchSnapshot) -> Bool {
        snapshot.status == .completed || snapshot.status == .halted
    }

    func close(_ summary: [String], _ snapshot: WatchSnapshot) {
        let line = Self.line(snapshot)
        if self.said[snapshot.training]?.line != line { Terminal.say(line) }
        Terminal.say("")
        for line in summary { Terminal.say(line) }
    }

    package static func line(_ snapshot: WatchSnapshot) -> String {
        // What is only attached to has no segments.
        let segment = snapshot.segment > 0 ? "/\(snapshot.segment)" : ""
        var parts = [snapshot.training + segment, snapshot.status.rawValue]
        parts.append(Format.duration(snapshot.elapsed))
        if !snapshot.chains.isEmpty {
            let chains = snapshot.chains.map { "\($0.recorded)" }.joined(separator: " ")
            parts.append("draws \(chains) of \(snapshot.chains.compactMap(\.planned).first.map(String.init) ?? "?")")
        }
        if let figures = snapshot.diagnostics {
            if let worst = figures.worst.first { parts.append("R-hat \(Format.rhat(worst.value)) \(worst.name)") }
            if let least = figures.minimumESSBulk { parts.append("ESS \(Format.ess(least.value)) \(least.name)") }
            parts.append(figures.verdict)
        }
        if let blind = snapshot.blind { parts.append("blind: \(blind)") }
        return parts.joined(separator: " · ")
    }
}
