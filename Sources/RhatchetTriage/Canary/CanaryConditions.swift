package import RhatchetProtocol

/// What must hold for a fix to be tried on a fork; what does not is the reason why there is no canary.
///
/// | number | value | source |
/// |---|---|---|
/// | `longest` | 5 minutes | PROTOCOL 6, step 3 |
/// | `shortest` | 5 seconds | ours: Python and its sampler are not even loaded in less |
/// | `margin` | 1.1 | ours: the fork holds about what the training holds, which goes on standing |
package struct CanaryConditions: Sendable, Equatable {
    static let longest = TimeAmount.milliseconds(300_000)
    static let shortest = TimeAmount.milliseconds(5000)
    static let margin = 1.1

    package var isWanted = true
    /// Whether what runs is a Python script under the recorder.
    package var isScript = true
    /// Whether the training's process stands or has ended.
    package var stands = true
    /// As `run.json` names it; nil when nothing has drawn.
    package var sampler: String?
    /// Calls of the sampler that the script has come to.
    package var calls = 1
    /// Post-warmup transitions that the trial would be compared with.
    package var transitions = 0
    /// Bytes that are free; nil where nobody knows.
    package var free: Int64?
    /// Bytes that the training holds.
    package var held: Int64 = 0
    package var limit = Self.longest

    package init() {}

    /// Half of what is left until `due`, so that whoever applies the fix has the other half; five minutes at most.
    package static func limit(from now: Instant, until due: Instant?) -> TimeAmount {
        due.map { min(Self.longest, .milliseconds(max(0, ($0 - now).milliseconds / 2))) } ?? Self.longest
    }

    /// Why there can be none; nil where there can.
    package var obstacle: String? {
        if !self.isWanted { return "'canary: false' in rhatchet.yaml" }
        if !self.isScript { return "only a Python script under the recorder can be run beside itself" }
        if !self.stands { return "the training is not paused" }
        guard let sampler = self.sampler else { return "nothing has drawn" }
        if sampler != "pymc" && sampler != "nutpie" { return "draws of \(sampler) cannot be tried in a fork" }
        if self.calls > 1 {
            return "the script is in its call \(self.calls) of the sampler, and a trial ends behind its first"
        }
        if self.transitions < CanaryJudge.least {
            return "\(self.transitions) transitions before the fix are too few to compare with"
        }
        if self.limit < Self.shortest { return "the fix is due too soon" }
        guard let free = self.free, Double(free) < Double(self.held) * Self.margin else { return nil }
        return "\(free >> 20) MiB of memory are free, and the training holds \(self.held >> 20) MiB"
    }
}
