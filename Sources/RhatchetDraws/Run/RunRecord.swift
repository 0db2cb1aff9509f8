import Foundation
/// `run.json`: what one call of the sampler was asked for and how far it came.
///
/// Every field that a sampler may not know is optional; a reader takes a missing one as not known.
package struct RunRecord: Sendable, Codable, Equatable {
    package var run: Int
    package var sampler: String
    package var versions: [String: JSONValue]?
    /// Planned chains.
    package var chains: Int?
    /// Planned tuning draws of each chain.
    package var tune: Int?
    /// Planned post-warmup draws of each chain.
    package var draws: Int?
    package var cores: Int?
    package var seed: JSONValue?
    package var state: State
    /// ISO 8601, UTC.
    package var started: String?
    /// ISO 8601, UTC; nil while it samples.
    package var ended: String?
    /// What the sampler said when it failed.
    package var error: String?
    /// False when the recording ended before the run did; its draws are then not all there.
    package var recorded: Bool?
    /// Draws that were never written since the disk refused them to the end, by chain.
    package var unwritten: [String: Int]?
    /// The sampler's settings as it was called: `target_accept`, `max_treedepth`, `init` and others.
    package var kernel: [String: JSONValue]?
    package var fingerprint: JSONValue?
    /// Nil on a first start.
    package var resume: ResumeRecord?

    /// A run of which nothing else is known yet.
    package init(run: Int, sampler: String, state: State) {
        self.run = run
        self.sampler = sampler
        self.state = state
    }

    /// What the folder of a run says; nil when nothing that can be read.
    ///
    /// The file may hold any number: counts become such as a sampler can have, so that whoever counts by them is safe.
    package static func read(_ folder: String) -> RunRecord? {
        FileManager.default.contents(atPath: "\(folder)/run.json")
            .flatMap { try? JSONDecoder().decode(RunRecord.self, from: $0) }?
            .plausible
    }

    private var plausible: RunRecord {
        var record = self
        record.chains = self.chains.map { min(max($0, 0), 1 << 20) }
        record.tune = self.tune.map { min(max($0, 0), 1 << 40) }
        record.draws = self.draws.map { min(max($0, 0), 1 << 40) }
        return record
    }

    package enum State: String, Sendable, Codable {
        case sampling, finished, stopped, failed
    }
}
