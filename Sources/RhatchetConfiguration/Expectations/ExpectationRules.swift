import RhatchetProtocol

/// What a table of design expectations must not say, where each cell for itself is good.
enum ExpectationRules {
    static func check(_ rows: [StatedRow], _ complaints: inout Complaints) {
        var seen: [String: StatedRow] = [:]
        for stated in rows {
            for error in [self.emptiness(stated), self.kind(stated), self.order(stated), self.design(stated)] {
                if let error { complaints.add(error) }
            }
            self.ranges(stated).forEach { complaints.add($0) }
            if let slip = self.slip(stated) { complaints.remark(slip) }
            let name = SamplerArgument.canonical(stated.row.parameter)
            if let other = seen[name] {
                complaints.add(self.twice(stated, other))
            } else {
                seen[name] = stated
            }
        }
    }

    /// A row that expects nothing would pass whatever happens, or fail.
    private static func emptiness(_ stated: StatedRow) -> ConfigurationError? {
        let row = stated.row
        guard row.design == nil, row.min == nil, row.max == nil else { return nil }
        return stated.error(.parameter, "'\(row.parameter)' expects nothing; give 'design', 'min' or 'max'")
    }

    private static func kind(_ stated: StatedRow) -> ConfigurationError? {
        guard let design = stated.row.design, design.number == nil else { return nil }
        if case .string(let text) = design, Double(text).map({ !$0.isFinite }) ?? false {
            return stated.error(.design, "'\(text)' is no number that a design can have")
        }
        let bound = [ExpectationRow.CodingKeys.min, .max].first { stated.cell($0) != nil }
        guard let bound else { return nil }
        return stated.error(
            bound,
            "'\(stated.row.parameter)' has the design '\(design)', which is no number; "
                + "'min' and 'max' are for numbers, leave them out for equality"
        )
    }

    private static func order(_ stated: StatedRow) -> ConfigurationError? {
        guard let min = stated.row.min, let max = stated.row.max, min > max else { return nil }
        let (low, high) = (NodeReader.text(min), NodeReader.text(max))
        let message = "'\(stated.row.parameter)' has 'min' \(low) above 'max' \(high); nothing lies between them"
        return stated.error(Self.later(.min, .max, of: stated), message)
    }

    private static func later(
        _ one: ExpectationRow.CodingKeys,
        _ other: ExpectationRow.CodingKeys,
        of stated: StatedRow
    ) -> ExpectationRow.CodingKeys {
        guard let left = stated.cell(one)?.place, let right = stated.cell(other)?.place else { return one }
        return left > right ? one : other
    }

    /// The design itself must pass its own row.
    private static func design(_ stated: StatedRow) -> ConfigurationError? {
        let row = stated.row
        guard let design = row.design?.number, Self.order(stated) == nil else { return nil }
        guard row.verdict(on: row.design) == .fail else { return nil }
        let message = "'\(row.parameter)' has the design \(NodeReader.text(design)); it must lie in \(row.tolerance)"
        return stated.error(.design, message)
    }

    private static func ranges(_ stated: StatedRow) -> [ConfigurationError] {
        guard let range = SamplerRange(of: stated.row.parameter) else { return [] }
        let values: [(ExpectationRow.CodingKeys, Double?)] = [
            (.design, stated.row.design?.number), (.min, stated.row.min), (.max, stated.row.max),
        ]
        return values.compactMap { column, value in
            guard let value, !range.contains(value) else { return nil }
            let text = NodeReader.text(value)
            return stated.error(column, "'\(stated.row.parameter)' cannot be \(text); \(range.allowed) is allowed")
        }
    }

    /// A misspelt sampler argument would protect nothing; it may also be a name of the model's own.
    private static func slip(_ stated: StatedRow) -> ConfigurationError? {
        let (name, known) = (stated.row.parameter, SamplerArgument.names)
        guard !known.contains(SamplerArgument.canonical(name)), let near = NearestName.of(name, among: known) else {
            return nil
        }
        return stated.error(.parameter, "'\(name)' is no sampler argument; did you mean '\(near)'?")
    }

    private static func twice(_ stated: StatedRow, _ other: StatedRow) -> ConfigurationError {
        let (name, first) = (stated.row.parameter, other.row.parameter)
        let line = other.cell(.parameter)?.place.line ?? other.place.line
        let words = name == first ? "'\(name)' has a row" : "'\(name)' is '\(first)' by another name, which has a row"
        return stated.error(.parameter, "\(words) in line \(line); keep one of them")
    }
}
