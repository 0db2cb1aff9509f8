/// One replaced literal: `parameter: from -> to` at `file:line`.
package struct Change: Sendable, Codable, Hashable {
    package var parameter: String
    package var from: Value?
    package var to: Value?
    /// nil means the model's own file.
    package var file: String?
    package var line: Int?

    package init(parameter: String, from: Value? = nil, to: Value? = nil, file: String? = nil, line: Int? = nil) {
        self.parameter = parameter
        self.from = from
        self.to = to
        self.file = file
        self.line = line
    }
}

extension Sequence where Element == Change {
    /// What two change sets are compared by (PROTOCOL 14): file, parameter, from and to; lines may move, and each
    /// sampler's own name for an argument is the same argument.
    package func signature(modelFile: String) -> Set<Change> {
        Set(
            self.map { change in
                var placed = change
                placed.parameter = SamplerArgument.canonical(change.parameter)
                placed.file = change.file ?? modelFile
                placed.line = nil
                return placed
            }
        )
    }
}
