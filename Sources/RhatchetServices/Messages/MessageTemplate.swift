import Mustache

/// A template that was read and checked: it names only fields that its message has.
package struct MessageTemplate: Sendable {
    /// More is a mistake, and would only make reading slow.
    private static let largest = 64 * 1024
    private let template: MustacheTemplate

    /// - Parameter file: What an error names.
    /// - Throws: ``TemplateError``
    package init(_ text: String, for name: MessageName, file: String) throws(TemplateError) {
        guard text.utf8.count <= Self.largest else {
            throw TemplateError(file: file, line: nil, column: nil, message: "it is larger than 64 KiB")
        }
        if let first = Self.mistakes(in: text, for: name, file: file).first { throw first }
        // A message is plain text: nothing is escaped for HTML. Mustache takes a brace at the very end for half a tag;
        // the line break after it is dropped again from what is rendered.
        do {
            self.template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text + "\n")
        } catch let error as MustacheTemplate.ParserError {
            let (line, column) = (error.context.lineNumber - 1, error.context.columnNumber)
            throw TemplateError(file: file, line: line, column: column, message: "\(error.error)")
        } catch {
            throw TemplateError(file: file, line: nil, column: nil, message: "\(error)")
        }
    }

    /// Every mistake that is found in the tags of a text, in its order.
    static func mistakes(in text: String, for name: MessageName, file: String) -> [TemplateError] {
        TemplateCheck(fields: name.fields, file: file).mistakes(text)
    }

    /// The message; values are put in as they are and never read as a template.
    package func render(_ words: Words) -> String {
        let text = self.template.render(words.values.mapValues(\.rendered))
        return String(text.reversed().drop { $0.isNewline }.reversed())
    }
}
