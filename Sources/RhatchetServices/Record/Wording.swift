import Foundation
import RhatchetProtocol
import RhatchetTraining

/// How the record words what the protocol holds as values.
enum Wording {
    /// `target_accept 0.65→0.90`: two decimal fractions with equally many places, as the seed writes them.
    static func change(_ change: Change) -> String {
        let (from, to) = (self.value(change.from), self.value(change.to))
        return "\(change.parameter) \(self.pad(from, like: to))→\(self.pad(to, like: from))"
    }

    private static func pad(_ text: String, like other: String) -> String {
        let isFraction = { (text: String) in text.wholeMatch(of: /-?[0-9]+\.[0-9]+/) != nil }
        guard isFraction(text), isFraction(other) else { return text }
        let places = { (text: String) in text.count - (text.firstIndex(of: ".")?.utf16Offset(in: text) ?? 0) }
        return text + String(repeating: "0", count: max(0, places(other) - places(text)))
    }

    static func changes(_ changes: [Change]) -> String {
        changes.map(self.change).joined(separator: ", ")
    }

    static func value(_ value: Value?) -> String {
        value?.description ?? "default"
    }

    static func time(_ instant: Instant) -> String {
        UTC.text(Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
    }

    /// As in the seeds' manifest: whole seconds, UTC.
    static func timestamp(_ instant: Instant) -> String {
        String(self.time(instant).prefix(19)) + "Z"
    }

    /// What set it off, as Protocol 11 words it.
    static func trigger(_ finding: Finding, policy: Policy) -> String {
        if finding.category != .convergence, let error = finding.error { return error }
        if let rhat = finding.rhat, rhat > policy.rhatCritical { return "R-hat = \(self.decimal(rhat))" }
        if let divergent = finding.divergent, divergent > policy.divergentCritical {
            return "Divergent transitions: \(self.decimal(divergent * 100))%"
        }
        if finding.samplingFailed { return "complete sampling failure" }
        if finding.halted { return "training halted" }
        if let rhat = finding.rhat, rhat > policy.rhatWarning || finding.signs.isEmpty {
            return "R-hat = \(self.decimal(rhat))"
        }
        if !finding.signs.isEmpty { return finding.signs.map(self.sign).joined(separator: ", ") }
        return finding.error ?? finding.category.rawValue
    }

    private static func sign(_ sign: Sign) -> String {
        switch sign {
        case .lowESS: "low ESS"
        case .lowBFMI: "low E-BFMI"
        case .treeDepth: "trees at their limit"
        case .stuckChain: "a stuck chain"
        case .maximumIterations: "maximum iterations reached"
        case .slow: "no convergence after a long time"
        }
    }

    static func decimal(_ value: Double) -> String {
        String(format: "%.2f", value)
    }

    /// Where something is written, as `training_1.log:12`.
    static func place(_ evidence: Evidence) -> String {
        evidence.file + (evidence.line.map { ":\($0)" } ?? "")
    }

    static func decimal3(_ value: Double) -> String {
        String(format: "%.3f", value)
    }

    /// The time of day in UTC, as `22:05:17`.
    static func clock(_ instant: Instant) -> String {
        String(self.time(instant).dropFirst(11).prefix(8))
    }

    static func hours(_ amount: TimeAmount?) -> String {
        guard let amount else { return "unknown" }
        let minutes = Double(amount.milliseconds) / 60_000
        return minutes < 90 ? String(format: "%.1f minutes", minutes) : String(format: "%.1f hours", minutes / 60)
    }

    /// `1 hour`, `45 minutes`, `90 seconds`: in the largest unit of which it is a whole number.
    static func whole(_ amount: TimeAmount) -> String {
        let units =
            [(3_600_000, "hour"), (60_000, "minute"), (1000, "second"), (1, "millisecond")] as [(Int64, String)]
        let (length, name) = units.first { amount.milliseconds % $0.0 == 0 } ?? (1, "millisecond")
        let count = amount.milliseconds / length
        return count == 1 ? "1 \(name)" : "\(count) \(name)s"
    }

    static func minutes(from start: Instant, to end: Instant) -> String {
        let minutes = (end - start).milliseconds / 60_000
        return minutes == 1 ? "1 minute" : "\(minutes) minutes"
    }
}
