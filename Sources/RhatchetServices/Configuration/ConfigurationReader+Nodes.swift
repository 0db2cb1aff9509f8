import RhatchetProtocol
import Yams

extension ConfigurationReader {
    func error(_ node: Node, _ message: String) -> ConfigurationError {
        ConfigurationError(
            file: self.file,
            line: node.mark?.line ?? 1,
            column: node.mark?.column ?? 1,
            message: message
        )
    }

    /// The entries of a map whose keys must all be known and stand once.
    func entries(_ node: Node, known: [String]) throws -> [(String, Node)] {
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

    func string(_ node: Node) throws -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw self.error(node, "a text is expected here") }
        return text
    }

    /// A list of texts; `meaning` says of what.
    func words(_ node: Node, _ meaning: String) throws -> [String] {
        guard let sequence = node.sequence, !sequence.isEmpty else {
            throw self.error(node, "a list is expected here: \(meaning)")
        }
        return try sequence.map(self.string)
    }

    func bool(_ node: Node) throws -> Bool {
        guard let value = node.bool else { throw self.error(node, "true or false is expected here") }
        return value
    }

    func number(_ node: Node, in range: ClosedRange<Double>) throws -> Double {
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
