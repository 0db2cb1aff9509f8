import RhatchetConfiguration

/// Holds a template against the fields of its message.
struct TemplateCheck {
    /// Sections in sections beyond this are a mistake.
    private static let deepest = 16

    /// A section that is open: its tag, and what can be named in it.
    private struct Scope {
        let tag: TemplateTag
        let fields: [MessageField]
    }

    let fields: [MessageField]
    let file: String

    /// Every tag that cannot stand, in the order of the text; empty for a sound template.
    func mistakes(_ text: String) -> [TemplateError] {
        var (open, found): ([Scope], [TemplateError]) = ([], [])
        for tag in TemplateTags(text) {
            do throws(TemplateError) {
                try self.take(tag, &open)
            } catch {
                found.append(error)
            }
        }
        return found + open.reversed().map { self.error($0.tag, "is never closed; write '{{/\($0.tag.name)}}'") }
    }

    private func take(
        _ tag: Result<TemplateTag, TemplateTags.Failure>,
        _ open: inout [Scope]
    ) throws(TemplateError) {
        switch tag {
        case .failure(let failure): throw self.error(failure.line, failure.column, failure.message)
        case .success(let tag): try self.take(tag, &open)
        }
    }

    private func take(_ tag: TemplateTag, _ open: inout [Scope]) throws(TemplateError) {
        let known = open.last?.fields ?? self.fields
        switch tag.kind {
        case .comment: return
        case .value:
            guard try self.field(tag, known).kind == .text else {
                throw self.error(tag, "is no text; use it as a section, '{{#\(tag.name)}}…{{/\(tag.name)}}'")
            }
        case .section:
            guard open.count < Self.deepest else { throw self.error(tag, "stands in more than 16 sections") }
            // Also where it is no field, so that its end is not a second mistake.
            defer { if open.last?.tag != tag { open.append(Scope(tag: tag, fields: known)) } }
            open.append(Scope(tag: tag, fields: Self.inside(try self.field(tag, known), known)))
        case .inverted:
            guard open.count < Self.deepest else { throw self.error(tag, "stands in more than 16 sections") }
            open.append(Scope(tag: tag, fields: known))
            _ = try self.field(tag, known)
        case .end:
            guard let last = open.popLast() else { throw self.error(tag, "is closed and was never opened") }
            guard last.tag.name == tag.name else {
                throw self.error(tag, "is closed where '\(last.tag.name)' of line \(last.tag.line) is open")
            }
        }
    }

    /// Inside a list its own fields hide those outside that have the same name.
    private static func inside(_ field: MessageField, _ outer: [MessageField]) -> [MessageField] {
        guard case .list(let parts) = field.kind else { return outer }
        return parts + outer
    }

    private func field(_ tag: TemplateTag, _ known: [MessageField]) throws(TemplateError) -> MessageField {
        if let field = known.first(where: { $0.name == tag.name }) { return field }
        let hint = NearestName.of(tag.name, among: known.map(\.name)).map { "did you mean '\($0)'?" }
        throw self.error(tag, "is no field of this message; \(hint ?? "'rhatchet templates list' names them")")
    }

    private func error(_ tag: TemplateTag, _ message: String) -> TemplateError {
        self.error(tag.line, tag.column, "'\(tag.name.prefix(40))' \(message)")
    }

    private func error(_ line: Int, _ column: Int, _ message: String) -> TemplateError {
        TemplateError(file: self.file, line: line, column: column, message: message)
    }
}
