/// What a watch shows at one moment; the terminal view and the NDJSON stream are made of it.
package struct WatchSnapshot: Sendable, Codable, Equatable {
    package var model: String
    package var training: String
    package var segment: Int
    /// `pymc 5.28.5`, as the recorder said it; nil until it has.
    package var sampler: String?
    package var status: Status
    /// Only looking: nobody is signalled, nothing is edited or stopped.
    package var observing: Bool
    /// Seconds since the segment started.
    package var elapsed: Double
    /// Seconds that the drawing will still take at the present rate; nil when it cannot be told.
    package var remaining: Double?
    package var chains: [ChainRow]
    /// Chains that were ended alone and enter no figure, a sentence each.
    package var dropped: [String]
    package var diagnostics: Diagnostics?
    package var incident: IncidentRow?
    /// How the rules stand by which the training is to end before its planned draws; empty without rules.
    package var rules: [RuleRow]
    /// What cannot be seen, and why; nil while everything can.
    package var blind: String?

    package enum Status: String, Sendable, Codable {
        case starting, sampling, paused, completed, halted, lost
    }

    package struct ChainRow: Sendable, Codable, Equatable {
        package enum Phase: String, Sendable, Codable { case waiting, tuning, drawing, done }
        package var chain: Int
        package var phase: Phase
        /// Draws recorded, tuning included.
        package var recorded: Int
        /// Draws planned, tuning included; nil when not known.
        package var planned: Int?
        package var drawsPerSecond: Double?
        package var stepSize: Double?
        package var divergent: Int
    }

    package struct Diagnostics: Sendable, Codable, Equatable {
        /// Post-warmup draws per chain for which the figures hold.
        package var draws: Int
        /// `too early`, `healthy`, `note`, `warning`, `critical`.
        package var verdict: String
        /// Consecutive checks at which the finding held, and how many confirm it.
        package var checks: Int
        package var checksNeeded: Int
        package var worst: [Figure]
        package var minimumESSBulk: Figure?
        package var minimumESSTail: Figure?
        package var divergentShare: Double
        package var saturatedShare: Double?
        package var signs: [String]
    }

    package struct Figure: Sendable, Codable, Equatable {
        package var name: String
        package var value: Double
    }

    /// One condition of a rule; those of one rule must all hold.
    package struct RuleRow: Sendable, Codable, Equatable {
        /// Which rule, from 0.
        package var rule: Int
        package var condition: String
        package var holds: Bool
        /// The worst figure, and whose it is; nil where there is none yet or it is not a number.
        package var value: Double?
        package var element: String?
    }

    package struct IncidentRow: Sendable, Codable, Equatable {
        package var id: String
        package var state: String
        package var lane: String
        package var round: Int
        package var waitingFor: [String]
        /// Good checks of a fix so far, of those that it takes; nil when none is being verified.
        package var verified: String?
        package var deadline: String?
        /// Seconds until the deadline.
        package var deadlineIn: Double?
    }
}
