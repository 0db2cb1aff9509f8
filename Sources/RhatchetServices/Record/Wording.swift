import Foundation
package import RhatchetProtocol
import RhatchetTraining

/// How the record words what the protocol holds as values.
package enum Wording {
    /// `target_accept 0.65→0.90`: two decimal fractions with equally many places, as the seed writes them.
    static func change(_ change: Change) -> String {
        if change.parameter == DataFile.hashName, let file = change.file {
            return "\(file) \(change.from?.description ?? "new")→\(change.to?.description ?? "gone")"
        }
        let (from, to) = self.values(change)
        return "\(change.parameter) \(from)→\(to)"
    }

    /// A change's two values, with equally many places.
    static func values(_ change: Change) -> (from: String, to: String) {
        let (from, to) = (self.value(change.from), self.value(change.to))
        return (self.pad(from, like: to), self.pad(to, like: from))
    }

    private static func pad(_ text: String, like other: String) -> String {
        let isFraction = { (text: String) in text.wholeMatch(of: /-?[0-9]+\.[0-9]+/) != nil }
        guard isFraction(text), isFraction(other) else { return text }
        let places = { (text: String) in text.count - (text.firstIndex(of: ".")?.utf16Offset(in: text) ?? 0) }
        return text + String(repeating: "0", count: max(0, places(other) - places(text)))
    }

    /// What a fix changes; of one that is a whole text only its class can be said in a line.
    static func fix(_ fix: Fix) -> String {
        fix.changes.isEmpty ? "a \(fix.fixClass.rawValue) fix" : self.changes(fix.changes)
    }

    static func changes(_ changes: [Change]) -> String {
        changes.map(self.change).joined(separator: ", ")
    }

    /// `target_accept=0.90`: what holds after the changes.
    static func settings(_ changes: [Change]) -> String {
        changes.map { "\($0.parameter)=\(self.values($0).to)" }.joined(separator: ", ")
    }

    static func value(_ value: Value?) -> String {
        value?.description ?? "default"
    }

    package static func time(_ instant: Instant) -> String {
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
            return "Divergent transitions: \(self.percent(divergent))"
        }
        if finding.samplingFailed { return "complete sampling failure" }
        if finding.halted { return "training halted" }
        if let rhat = finding.rhat, rhat > policy.rhatWarning || finding.signs.isEmpty {
            return "R-hat = \(self.decimal(rhat))"
        }
        if finding.signs.isEmpty, finding.error == nil, let divergent = finding.divergent, divergent > 0 {
            return "Divergent transitions: \(self.percent(divergent))"
        }
        if !finding.signs.isEmpty { return finding.signs.map(self.sign).joined(separator: ", ") }
        return finding.error ?? finding.category.rawValue
    }

    static func sign(_ sign: Sign) -> String {
        switch sign {
        case .lowESS: "low ESS"
        case .lowBFMI: "low E-BFMI"
        case .treeDepth: "trees at their limit"
        case .stuckChain: "a stuck chain"
        case .maximumIterations: "maximum iterations reached"
        case .slow: "no convergence after a long time"
        }
    }

    /// What set it off, with the threshold that it crossed.
    static func issue(_ finding: Finding?, policy: Policy) -> String {
        guard let finding else { return "unknown" }
        let trigger = self.trigger(finding, policy: policy)
        guard finding.category == .convergence else { return trigger }
        if let rhat = finding.rhat, rhat > policy.rhatCritical {
            return "\(trigger) (>\(policy.rhatCritical) threshold)"
        }
        if let divergent = finding.divergent, divergent > policy.divergentCritical {
            return "\(trigger) (>\(self.percent(policy.divergentCritical)) threshold)"
        }
        guard !finding.samplingFailed, !finding.halted, (finding.rhat ?? 0) > policy.rhatWarning else { return trigger }
        guard let elapsed = finding.elapsed, elapsed >= policy.elapsedCritical else {
            return "\(trigger) (>\(policy.rhatWarning) threshold)"
        }
        return "\(trigger) (>\(policy.rhatWarning) after \(self.whole(policy.elapsedCritical)))"
    }

    /// A category as the seeds write an error's type, `Convergence`.
    static func type(_ category: RhatchetProtocol.Category) -> String {
        category.rawValue.capitalized
    }

    /// What a row of the design expectations allows.
    static func tolerance(_ row: ExpectationRow) -> String {
        switch (row.min, row.max) {
        case (let least?, let most?): "\(least)...\(most)"
        case (let least?, nil): "at least \(least)"
        case (nil, let most?): "at most \(most)"
        case (nil, nil): "the design alone"
        }
    }

    /// `@director, @modeler`; nil for nobody.
    static func roles(_ roles: some Sequence<Role>) -> String? {
        let names = roles.sorted().map { "@\($0.rawValue)" }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// A share 0...1 as `15%` or `0.04%`.
    static func percent(_ share: Double) -> String {
        let text = String(format: "%.2f", share * 100)
        return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()) + "%"
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
