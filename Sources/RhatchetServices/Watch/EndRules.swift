package import RhatchetProtocol
import RhatchetTraining
package import RhatchetTriage

/// When a training is to end before its planned draws, as its user asked; `rules.json` of a segment, so that a watch
/// which takes over keeps to them.
package struct EndRules: Sendable, Codable, Equatable {
    /// Each by itself ends the call of the sampler that it holds for.
    package var until: [StopRule]
    /// Sampling time of all segments of the training, pauses left out.
    package var maxTime: TimeAmount?

    package init(until: [StopRule] = [], maxTime: TimeAmount? = nil) {
        self.until = until
        self.maxTime = maxTime
    }

    var isEmpty: Bool { self.until.isEmpty && self.maxTime == nil }

    /// What this command says, and where it says nothing, what the segment was watched by.
    func completed(from segment: SegmentFolder) -> EndRules {
        guard let kept = AtomicFile.read(EndRules.self, from: segment.rules) else { return self }
        return EndRules(until: self.until.isEmpty ? kept.until : self.until, maxTime: self.maxTime ?? kept.maxTime)
    }

    func keep(in segment: SegmentFolder) throws {
        guard !self.isEmpty, AtomicFile.read(EndRules.self, from: segment.rules) != self else { return }
        try AtomicFile.write(json: self, to: segment.rules)
    }
}
