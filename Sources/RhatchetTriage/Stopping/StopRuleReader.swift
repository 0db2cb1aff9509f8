/// Reads `STATISTIC[(NAME)] SIGN NUMBER [and …]`.
struct StopRuleReader {
    private let text: String
    private var rest: Substring

    init(_ text: String) {
        self.text = text
        self.rest = text[...]
    }

    mutating func conditions() throws(StopRuleError) -> [StopCondition] {
        var conditions = [try self.condition()]
        while !self.isAtEnd {
            let place = self.column
            guard self.word().lowercased() == "and" else {
                throw StopRuleError(column: place, message: "'and' and another condition, or the end, must stand here")
            }
            conditions.append(try self.condition())
        }
        return conditions
    }

    private mutating func condition() throws(StopRuleError) -> StopCondition {
        let statistic = try self.statistic()
        let variable = try self.variable(of: statistic)
        let isStrict = try self.sign(of: statistic)
        return StopCondition(statistic, of: variable, bound: try self.bound(of: statistic), isStrict: isStrict)
    }

    private mutating func statistic() throws(StopRuleError) -> StopStatistic {
        self.skipSpaces()
        let place = self.column
        let name = self.word()
        guard let statistic = StopStatistic(rawValue: name.lowercased()) else {
            let names = StopStatistic.allCases.map(\.rawValue).joined(separator: ", ")
            let seen = name.isEmpty ? "a statistic is missing" : "'\(name)' is no statistic"
            throw StopRuleError(column: place, message: "\(seen); it must be one of \(names)")
        }
        return statistic
    }

    private mutating func variable(of statistic: StopStatistic) throws(StopRuleError) -> String? {
        self.skipSpaces()
        let place = self.column
        guard self.rest.first == "(" else { return nil }
        guard statistic != .draws else {
            throw StopRuleError(column: place, message: "draws are counted by chain, not by variable; leave '(…)' out")
        }
        guard let end = self.rest.firstIndex(of: ")") else {
            throw StopRuleError(column: place, message: "')' is missing behind the variable's name")
        }
        let name = String(self.rest[self.rest.index(after: self.rest.startIndex)..<end].trimming(while: { $0 == " " }))
        self.rest = self.rest[self.rest.index(after: end)...]
        guard !name.isEmpty else { throw StopRuleError(column: place, message: "the variable's name is missing") }
        return name
    }

    /// - Returns: whether the bound itself is too much.
    private mutating func sign(of statistic: StopStatistic) throws(StopRuleError) -> Bool {
        self.skipSpaces()
        let place = self.column
        let sign = self.take { "<>=≤≥".contains($0) }
        let allowed = statistic.isBoundedFromAbove ? ["<", "<=", "≤"] : [">", ">=", "≥"]
        guard let found = allowed.firstIndex(of: sign) else {
            let ways = allowed.prefix(2).map { "'\($0)'" }.joined(separator: " or ")
            let seen = sign.isEmpty ? "a sign is missing" : "'\(sign)' does not fit"
            throw StopRuleError(column: place, message: "\(seen); \(statistic.rawValue) is bounded with \(ways)")
        }
        return found == 0
    }

    private mutating func bound(of statistic: StopStatistic) throws(StopRuleError) -> Double {
        self.skipSpaces()
        let place = self.column
        let number = self.take { $0 != " " }
        guard let bound = Double(number), bound.isFinite else {
            throw StopRuleError(column: place, message: "'\(number)' is no number")
        }
        guard statistic == .rhat ? bound >= 1 : bound > 0 else {
            let least = statistic == .rhat ? "at least 1, where R-hat ends" : "above 0"
            throw StopRuleError(column: place, message: "the bound is \(number); it must be \(least)")
        }
        return bound
    }

    private var column: Int { self.text.distance(from: self.text.startIndex, to: self.rest.startIndex) + 1 }

    private var isAtEnd: Bool {
        mutating get {
            self.skipSpaces()
            return self.rest.isEmpty
        }
    }

    private mutating func skipSpaces() { self.rest = self.rest.drop { $0 == " " } }

    private mutating func word() -> String { self.take { $0.isLetter || $0.isNumber || $0 == "_" } }

    private mutating func take(_ isWanted: (Character) -> Bool) -> String {
        let taken = self.rest.prefix(while: isWanted)
        self.rest = self.rest[taken.endIndex...]
        return String(taken)
    }
}

extension Substring {
    fileprivate func trimming(while isUnwanted: (Character) -> Bool) -> Substring {
        var trimmed = self.drop(while: isUnwanted)
        while let last = trimmed.last, isUnwanted(last) { trimmed.removeLast() }
        return trimmed
    }
}
