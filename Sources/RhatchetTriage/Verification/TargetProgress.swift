/// How far a look is from the target.
package struct TargetProgress: Sendable, Codable, Equatable {
    /// Largest R-hat; nil without elements or when one is not a number.
    package var worstRhat: Double?
    /// Least of bulk and tail ESS; nil without elements.
    package var leastESS: Double?
    /// Names of the elements that do not meet it, in the log's order.
    package var unmet: [String]
    package var isMet: Bool

    package init(worstRhat: Double?, leastESS: Double?, unmet: [String], isMet: Bool) {
        self.worstRhat = worstRhat
        self.leastESS = leastESS
        self.unmet = unmet
        self.isMet = isMet
    }
}
