package import RhatchetDraws

/// Whether all that a call of the sampler has drawn is on the disk, as far as its recorder says.
package struct Recording {
    private let tail: RunTail
    private let endedWell: Bool

    package init(_ tail: RunTail, endedWell: Bool) {
        self.tail = tail
        self.endedWell = endedWell
    }

    /// Whether draws must be there that are not seen yet: the recorder has written all that was planned.
    package var isAwaited: Bool {
        guard let record = self.tail.record, record.state == .finished, record.recorded != false else { return false }
        return record.chains != nil && self.tail.plannedDraws != nil && record.unwritten == nil && !self.tail.isComplete
    }

    /// What is missing, one sentence each; empty when all is there or nothing is known.
    package var complaints: [String] {
        guard let record = self.tail.record else { return [] }
        var complaints = (record.unwritten ?? [:]).sorted { $0.key < $1.key }.map { chain, draws in
            "the last \(draws) draws of chain \(chain) were drawn and not recorded: the disk was full, or a limit on files was reached"
        }
        if record.recorded == false {
            let why = record.error.map { ": \($0)" } ?? "; its sampler is not known to the recorder"
            complaints.append("no further draws of this call of the sampler are recorded\(why)")
        }
        if self.endedWell, record.state == .sampling, !self.tail.isComplete, self.tail.plannedDraws != nil {
            complaints.append("the recorder did not come to its last word: what was drawn last may not be recorded")
        }
        return complaints
    }
}
