/// Something that a template can name.
package struct MessageField: Sendable, Equatable {
    /// How a template may use a field.
    package enum Kind: Sendable, Equatable {
        /// `{{name}}`; a section of it is skipped where it is unknown.
        case text
        /// A yes or no, for a section alone.
        case flag
        /// A section of it is repeated for each element, which has fields of its own.
        case list([MessageField])
    }

    package let name: String
    package let kind: Kind
    /// What it is, in words for the user guide.
    package let meaning: String

    static func text(_ name: String, _ meaning: String) -> MessageField {
        MessageField(name: name, kind: .text, meaning: meaning)
    }

    static func flag(_ name: String, _ meaning: String) -> MessageField {
        MessageField(name: name, kind: .flag, meaning: meaning)
    }

    static func list(_ name: String, _ meaning: String, _ parts: [MessageField]) -> MessageField {
        MessageField(name: name, kind: .list(parts), meaning: meaning)
    }
}
