package import RhatchetProtocol

/// A file with a model's design expectations: the rows in YAML, or a table in Markdown.
package struct ExpectationTable {
    /// How such a file's name may end.
    package static let endings = ["yaml", "yml", "md"]

    /// Without those in which something is wrong.
    package var rows: [ExpectationRow]
    /// In the order of the text.
    package var errors: [ConfigurationError]
    /// What is allowed, and is probably not meant.
    package var remarks: [ConfigurationError]

    /// Reads the text of `file`, as its name ends.
    package init(_ text: String, file: String) {
        var complaints = Complaints()
        self.rows = Self.read(text, file: file, &complaints)
        self.errors = complaints.errors.sorted { $0.place < $1.place }
        self.remarks = complaints.remarks
    }

    static func read(_ text: String, file: String, _ complaints: inout Complaints) -> [ExpectationRow] {
        let reader = NodeReader(file: file)
        var rows: [StatedRow] = []
        if file.lowercased().hasSuffix(".md") {
            rows = MarkdownExpectationsReader(reader: reader).rows(text, &complaints)
        } else if let root = complaints.take({ () throws(ConfigurationError) in try reader.compose(text) }) {
            rows = root.map { ExpectationsReader(reader: reader).rows($0, &complaints) } ?? []
        }
        ExpectationRules.check(rows, &complaints)
        return rows.map(\.row)
    }
}
