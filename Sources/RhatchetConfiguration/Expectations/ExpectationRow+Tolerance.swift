package import RhatchetProtocol

extension ExpectationRow {
    /// What passes, in words: `0.6...0.99`, `at least 1000`, `at most 5`, `exactly adapt_diag`.
    package var tolerance: String {
        switch (self.min.map(NodeReader.text), self.max.map(NodeReader.text)) {
        case (let low?, let high?) where low == high: "exactly \(low)"
        case (let low?, let high?): "\(low)...\(high)"
        case (let low?, nil): "at least \(low)"
        case (nil, let high?): "at most \(high)"
        case (nil, nil): "exactly \(self.design?.description ?? "nothing")"
        }
    }
}
