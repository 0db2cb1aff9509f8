package import RhatchetDiagnostics

/// One bound that the draws must keep, as `rhat <= 1.01` or `ess_bulk(mu) >= 400`.
package struct StopCondition: Sendable, Codable, Equatable, CustomStringConvertible {
    package var statistic: StopStatistic
    /// The variable, or the one element of it, that is looked at; nil for all.
    package var variable: String?
    package var bound: Double
    /// Whether the bound itself is too much: `<` in place of `<=`.
    package var isStrict: Bool

    package init(_ statistic: StopStatistic, of variable: String? = nil, bound: Double, isStrict: Bool = false) {
        self.statistic = statistic
        self.variable = variable
        self.bound = bound
        self.isStrict = isStrict
    }

    /// How the condition stands in a look: its worst figure, and whose it is.
    package struct Reading: Sendable, Equatable {
        package var condition: StopCondition
        /// Nil where there is no figure yet; NaN where an element has none, as one that is stuck.
        package var value: Double?
        package var element: String?
        package var holds: Bool
    }

    /// - Returns: a reading that does not hold where no element is there to be judged.
    package func read(_ look: Look) -> Reading {
        if self.statistic == .draws {
            return Reading(condition: self, value: Double(look.draws), holds: self.isKept(by: Double(look.draws)))
        }
        let worst = look.parameters.filter(self.concerns).map { ($0.name, self.statistic.value(of: $0)) }
            .max { self.isBetter($0.1, than: $1.1) }
        guard let (element, value) = worst else { return Reading(condition: self, holds: false) }
        return Reading(condition: self, value: value, element: element, holds: self.isKept(by: value))
    }

    /// Whether the look has what the condition names; a name that nothing has can never be kept.
    package func isKnown(in look: Look) -> Bool {
        guard self.variable != nil, !look.parameters.isEmpty else { return true }
        return look.parameters.contains(where: self.names)
    }

    /// A structural constant has neither R-hat nor ESS, and blocks no rule.
    private func concerns(_ element: ParameterLook) -> Bool { !element.isConstant && self.names(element) }

    private func names(_ element: ParameterLook) -> Bool {
        guard let variable = self.variable else { return true }
        return element.name == variable || element.name.hasPrefix(variable + "[")
    }

    /// What has no value is worse than any.
    private func isBetter(_ one: Double, than other: Double) -> Bool {
        if one.isNaN || other.isNaN { return !one.isNaN && other.isNaN }
        return self.statistic.isBoundedFromAbove ? one < other : one > other
    }

    private func isKept(by value: Double) -> Bool {
        if value == self.bound { return !self.isStrict }
        return self.statistic.isBoundedFromAbove ? value < self.bound : value > self.bound
    }

    package var description: String {
        let of = self.variable.map { "(\($0))" } ?? ""
        let sign = (self.statistic.isBoundedFromAbove ? "<" : ">") + (self.isStrict ? "" : "=")
        let bound =
            self.bound == self.bound.rounded() && abs(self.bound) < 1e15 ? "\(Int(self.bound))" : "\(self.bound)"
        return "\(self.statistic.rawValue)\(of) \(sign) \(bound)"
    }
}
