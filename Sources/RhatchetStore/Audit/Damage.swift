/// Something in a store that is not as the engine has written it.
package struct Damage: Sendable, Equatable, Encodable {
    /// The line of the log; nil where it is no line's.
    package var line: Int64?
    /// What the line is about, such as `INC-1 fix.applied`, as far as it can be read.
    package var about: String?
    package var what: String
    /// Whether it can be made again from the log.
    package var isDerived: Bool

    package init(line: Int64? = nil, about: String? = nil, _ what: String, isDerived: Bool = false) {
        self.line = line
        self.about = about
        self.what = what
        self.isDerived = isDerived
    }

    private enum CodingKeys: String, CodingKey {
        case line, about, what
        case isDerived = "can_be_made_again"
    }
}

extension Damage: CustomStringConvertible {
    package var description: String {
        let place = self.line.map { "line \($0)\(self.about.map { " (\($0))" } ?? "")" }
        return [place, self.what].compactMap(\.self).joined(separator: ": ")
    }
}
