import Foundation
package import RhatchetServices

/// Lines, for a log or a pipe: the news, and how it stands now and then.
package final class PlainDisplay: WatchDisplay {
    /// Seconds between two lines that only say how it stands.
    private static let interval = 10.0

    private var lastShown = -Double.infinity
    private var lastLine: String?
    private var lastStatus: WatchSnapshot.Status?
    private let clock = ContinuousClock()
    private let began = ContinuousClock().now

    func tell(_ news: [String]) {
        for line in news { Terminal.say(line) }
    }

    func show(_ snapshot: WatchSnapshot, prompt: String?) {
        let now = self.began.duration(to: self.clock.now) / .seconds(1)
        guard snapshot.status != self.lastStatus || now - self.lastShown >= Self.interval else { return }
        self.lastShown = now
        self.lastStatus = snapshot.status
        self.lastLine = Self.line(snapshot)
        Terminal.say(Self.line(snapshot))
    }

    func close(_ summary: [String], _ snapshot: WatchSnapshot) {
        if self.lastLine != Self.line(snapshot) { Terminal.say(Self.line(snapshot)) }
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
