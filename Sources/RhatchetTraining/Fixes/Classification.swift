import Foundation
package import RhatchetProtocol

/// The class of an edit as the tool computed it from two versions of a model file and the hashes of its data.
package struct Classification: Sendable, Decodable {
    /// One difference, the rule that it falls under, and why (`docs/fixes.md`).
    package struct Difference: Sendable, Decodable, Equatable {
        package var rule: String
        package var reason: String
        package var lineBefore: Int?
        package var lineAfter: Int?

        private enum CodingKeys: String, CodingKey {
            case rule, reason
            case lineBefore = "line_before"
            case lineAfter = "line_after"
        }

        /// For people: where, and why.
        package var sentence: String {
            let place = (self.lineAfter ?? self.lineBefore).map { "line \($0): " } ?? ""
            return "\(place)\(self.reason) (\(self.rule))"
        }
    }

    /// nil where nothing that runs is changed.
    package var fixClass: FixClass?
    package var changes: [EditedFile.Place]
    package var differences: [Difference]
    package var diff: String
    package var before: ContentHash
    package var after: ContentHash

    private enum CodingKeys: String, CodingKey {
        case changes, differences, diff
        case name = "class"
        case before = "before_sha256"
        case after = "after_sha256"
    }

    /// A name that is not known is no class that anything could be let through by.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let name = try fields.decode(String.self, forKey: .name)
        self.fixClass = ["none", "cosmetic"].contains(name) ? nil : FixClass(rawValue: name) ?? .algorithm
        self.changes = try fields.decode([EditedFile.Place].self, forKey: .changes)
        self.differences = try fields.decode([Difference].self, forKey: .differences)
        self.diff = try fields.decode(String.self, forKey: .diff)
        self.before = try fields.decode(ContentHash.self, forKey: .before)
        self.after = try fields.decode(ContentHash.self, forKey: .after)
    }
}
