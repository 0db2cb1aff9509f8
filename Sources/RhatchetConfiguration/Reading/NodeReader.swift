package import Yams

/// Reads the nodes of a YAML text strictly: what is not expected is an error at its place.
package struct NodeReader: Sendable {
    package let file: String

    /// - Parameter file: the name that errors carry.
    package init(file: String) { self.file = file }

    /// The root of the text; nil where it is empty, of comments alone, or `---`.
    package func compose(_ text: String) throws -> Node? {
        do {
            guard let root = try Yams.compose(yaml: text), root.null == nil else { return nil }
            return root
        } catch let error as YamlError {
            throw self.syntaxError(error, in: text)
        }
    }

    private func syntaxError(_ error: YamlError, in text: String) -> ConfigurationError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ConfigurationError(file: self.file, line: mark.line, column: mark.column, message: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let (line, column) = (context.mark.line, context.mark.column)
            let message = "'\(keys.first ?? "")' stands twice in one map; keep one of them"
            return ConfigurationError(file: self.file, line: line, column: column, message: message)
        case .reader(let problem, let offset, _, _):
            let line = text.utf8.prefix(offset ?? 0).count { $0 == UInt8(ascii: "\n") } + 1
            return ConfigurationError(file: self.file, line: line, column: 1, message: problem)
        default:
            return ConfigurationError(file: self.file, line: 1, column: 1, message: "\(error)")
        }
    }

    package func error(_ node: Node, _ message: String) -> ConfigurationError {
        ConfigurationError(
            file: self.file,
            line: node.mark?.line ?? 1,
            column: node.mark?.column ?? 1,
            message: message
        )
    }

    /// The entries of a map whose keys must all be known and stand once.
    package func entries(_ node: Node, known: [String]) throws -> [(String, Node)] {
        guard let mapping = node.mapping else {
            throw self.error(node, "a map is expected here, with the keys \(known.joined(separator: ", "))")
        }
        var seen: Set<String> = []
        return try mapping.map { key, value in
            let name = try self.string(key)
            guard known.contains(name) else { throw self.unknown(name, at: key, known: known) }
            guard seen.insert(name).inserted else { throw self.error(key, "'\(name)' stands twice") }
            return (name, value)
        }
    }

    package func string(_ node: Node) throws -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw self.error(node, "a text is expected here") }
        return text
    }

    /// A list of texts; `meaning` says of what.
    package func words(_ node: Node, _ meaning: String) throws -> [String] {
        guard let sequence = node.sequence, !sequence.isEmpty else {
            throw self.error(node, "a list is expected here: \(meaning)")
        }
        return try sequence.map(self.string)
    }

    package func bool(_ node: Node) throws -> Bool {
        guard let value = node.bool else { throw self.error(node, "true or false is expected here") }
        return value
    }

    package func number(_ node: Node, in range: ClosedRange<Double>) throws -> Double {
        guard let value = node.float ?? node.int.map(Double.init) else {
            throw self.error(node, "a number is expected here")
        }
        guard range.contains(value) else {
            throw self.error(node, "\(value) must lie in \(range.lowerBound)...\(range.upperBound)")
        }
        return value
    }

    private func unknown(_ name: String, at key: Node, known: [String]) -> ConfigurationError {
        let hint = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
        return self.error(key, "unknown key '\(name)'; \(hint ?? "known: \(known.joined(separator: ", "))")")
    }
}
