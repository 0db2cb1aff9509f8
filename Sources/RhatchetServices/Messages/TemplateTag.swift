/// A tag of a template: `{{name}}`, `{{#name}}`, `{{^name}}`, `{{/name}}` or `{{! a comment }}`.
struct TemplateTag: Equatable {
    enum Kind: Equatable {
        case value, section, inverted, end, comment
    }

    let kind: Kind
    let name: String
    let line: Int
    let column: Int
}

/// Reads the tags of a template, and refuses what is more than the small part of Mustache that is needed here.
///
/// Mustache itself can change delimiters, include files and call functions; none of it has a place in a message.
struct TemplateTags: Sequence, IteratorProtocol {
    struct Failure: Error {
        let line: Int
        let column: Int
        let message: String
    }

    private var rest: Substring
    private var line = 1
    private var column = 1

    init(_ text: String) {
        self.rest = text[...]
    }

    /// The next tag; nil after the last.
    mutating func next() -> Result<TemplateTag, Failure>? {
        while let character = self.rest.first {
            guard self.rest.hasPrefix("{{") else {
                self.pass(character)
                continue
            }
            return self.tag()
        }
        return nil
    }

    private mutating func tag() -> Result<TemplateTag, Failure> {
        let (line, column) = (self.line, self.column)
        let body = self.rest.dropFirst(2).prefix { $0 != "}" }
        let isClosed = self.rest[body.endIndex...].hasPrefix("}}")
        for character in self.rest[..<body.endIndex] { self.pass(character) }
        let shown = body.prefix(40)
        guard isClosed else {
            self.rest = ""
            return .failure(
                Failure(line: line, column: column, message: "'{{\(shown)' is not closed; end it with '}}'")
            )
        }
        for _ in 0..<2 { self.pass("}") }
        guard let (kind, name) = Self.read(body) else {
            let allowed = "{{name}}, {{#name}}, {{^name}}, {{/name}} or {{! a comment }}"
            return .failure(
                Failure(line: line, column: column, message: "'{{\(shown)}}' is no tag; it must be \(allowed)")
            )
        }
        return .success(TemplateTag(kind: kind, name: name, line: line, column: column))
    }

    private static func read(_ body: Substring) -> (TemplateTag.Kind, String)? {
        if body.first == "!" { return (.comment, "") }
        let kinds: [Character: TemplateTag.Kind] = ["#": .section, "^": .inverted, "/": .end]
        let kind = body.first.flatMap { kinds[$0] }
        let name = (kind == nil ? body : body.dropFirst()).trimmed
        guard !name.isEmpty, name.allSatisfy({ $0 == "_" || $0.isASCII && $0.isLetter }) else { return nil }
        return (kind ?? .value, String(name))
    }

    private mutating func pass(_ character: Character) {
        self.rest.removeFirst()
        self.column = character.isNewline ? 1 : self.column + 1
        self.line += character.isNewline ? 1 : 0
    }
}

extension Substring {
    /// Without blanks before and after.
    fileprivate var trimmed: Substring {
        let start = self.drop { $0 == " " }
        return start.prefix(start.count - start.reversed().prefix { $0 == " " }.count)
    }
}
