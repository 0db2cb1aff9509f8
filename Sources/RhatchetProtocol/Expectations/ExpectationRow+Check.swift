extension ExpectationRow {
    /// Holds a new value against the row: within `min`...`max`, or equal to the design where there are no bounds.
    package func verdict(on value: Value?) -> Verdict {
        guard self.min != nil || self.max != nil else { return value == self.design ? .pass : .fail }
        guard let number = value?.number else { return value == self.design ? .pass : .fail }
        let isWithin = self.min.map { number >= $0 } ?? true && self.max.map { number <= $0 } ?? true
        return isWithin ? .pass : .fail
    }
}

extension Sequence where Element == ExpectationRow {
    /// Every change that has a row, held against it.
    ///
    /// A parameter without a row is free.
    package func check(_ changes: [Change]) -> [RowVerdict] {
        changes.flatMap { change in
            self.filter { SamplerArgument.canonical($0.parameter) == SamplerArgument.canonical(change.parameter) }
                .map { row in
                    RowVerdict(row: row, before: change.from, after: change.to, verdict: row.verdict(on: change.to))
                }
        }
    }
}

extension Sequence where Element == RowVerdict {
    /// Any failed row fails the whole.
    package var verdict: Verdict {
        self.contains { $0.verdict == .fail } ? .fail : .pass
    }

    /// The failed rows that reject at once.
    package var rejecting: [RowVerdict] {
        self.filter { $0.verdict == .fail && $0.row.mustNotSimplify }
    }

    /// The failed rows that go through and are shown to the review.
    package var flagged: [RowVerdict] {
        self.filter { $0.verdict == .fail && !$0.row.mustNotSimplify }
    }
}
