package import RhatchetProtocol
package import Yams

/// Reads the nodes of a YAML text strictly: what is not expected is an error at its place.
package struct NodeReader: Sendable {
    package let file: String
    /// Where a node stands that does not come from YAML, such as a cell of a Markdown table.
    private var place = Place.beginning

    /// - Parameter file: the name that errors carry.
    package init(file: String) { self.file = file }

    /// The reader of a node that stands at `place` and does not know it.
    func at(_ place: Place) -> NodeReader {
        var reader = self
        reader.place = place
        return reader
    }

    /// The root of the text; nil where it is empty, of comments alone, or `---`.
    package func compose(_ text: String) throws(ConfigurationError) -> Node? {
        guard let root = try self.parse(text) else { return nil }
        guard NodeCount.isHonest(root, in: text) else {
            throw self.error(root, "too much stands here by aliases; write out what they repeat")
        }
        return root
    }

    private func parse(_ text: String) throws(ConfigurationError) -> Node? {
        do {
            // Some editors begin a file with a byte order mark; with it the parser counts lines wrongly.
            let isMarked = text.unicodeScalars.first == "\u{FEFF}"
            let yaml = isMarked ? String(text.unicodeScalars.dropFirst()) : text
            guard let root = try Yams.compose(yaml: yaml), root.null == nil else { return nil }
            return root
        } catch {
            throw SyntaxErrors(file: self.file, text: text).error(error)
        }
    }

    package func error(_ node: Node, _ message: String) -> ConfigurationError {
        self.error(at: self.place(of: node), message)
    }

    func error(at place: Place, _ message: String) -> ConfigurationError {
        ConfigurationError(file: self.file, line: place.line, column: place.column, message: message)
    }

    func place(of node: Node) -> Place {
        node.mark.map { Place(line: $0.line, column: $0.column) } ?? self.place
    }

    /// The entries of a map whose keys must all be known and stand once.
    package func entries(_ node: Node, known: [String]) throws(ConfigurationError) -> [(String, Node)] {
        var complaints = Complaints()
        let entries = self.entries(node, known: known, &complaints)
        try complaints.throwFirst()
        return entries
    }

    /// The entries that are good; the others are complained of.
    func entries(_ node: Node, known: [String], _ complaints: inout Complaints) -> [(String, Node)] {
        guard let mapping = node.mapping else {
            complaints.add(self.error(node, "a map is expected here, with the keys \(known.joined(separator: ", "))"))
            return []
        }
        var entries: [(String, Node)] = []
        for (key, value) in mapping {
            guard let name = complaints.take({ () throws(ConfigurationError) in try self.string(key) }) else {
                continue
            }
            if !known.contains(name) {
                complaints.add(self.unknown("key", name, at: key, known: known))
            } else if entries.contains(where: { $0.0 == name }) {
                complaints.add(self.error(key, "'\(name)' stands twice in one map; keep one of them"))
            } else {
                entries.append((name, value))
            }
        }
        return entries
    }

    package func string(_ node: Node) throws(ConfigurationError) -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw self.error(node, "a text is expected here") }
        return text
    }

    /// A list of texts; `meaning` says of what.
    package func words(_ node: Node, _ meaning: String) throws(ConfigurationError) -> [String] {
        guard let sequence = node.sequence, !sequence.isEmpty else {
            throw self.error(node, "a list is expected here: \(meaning)")
        }
        var words: [String] = []
        for word in sequence { words.append(try self.string(word)) }
        return words
    }

    package func bool(_ node: Node) throws(ConfigurationError) -> Bool {
        guard let value = node.bool else {
            throw self.error(node, "\(Self.seen(node, isNo: "truth value"))true or false is expected here")
        }
        return value
    }

    package func number(_ node: Node, in range: ClosedRange<Double>) throws(ConfigurationError) -> Double {
        guard let value = node.float ?? node.int.map(Double.init) else {
            throw self.error(node, "\(Self.seen(node, isNo: "number"))a number is expected here")
        }
        guard range.contains(value) else {
            let (low, high) = (Self.text(range.lowerBound), Self.text(range.upperBound))
            throw self.error(node, "\(Self.text(value)) must lie in \(low)...\(high)")
        }
        return value
    }

    package func int(_ node: Node, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard let value = node.int else {
            throw self.error(node, "\(Self.seen(node, isNo: "whole number"))a whole number is expected here")
        }
        guard range.contains(value) else {
            throw self.error(node, "\(value) must lie in \(range.lowerBound)...\(range.upperBound)")
        }
        return value
    }

    package func duration(_ node: Node) throws(ConfigurationError) -> TimeAmount {
        let text = try self.string(node)
        guard let amount = DurationText.amount(text), amount.milliseconds > 0 else {
            let wanted = "write a number with its unit, as 500ms, 30s, 10m or 12h"
            throw self.error(node, "'\(text)' is no duration; \(wanted)")
        }
        return amount
    }

    /// The names among `known`, or the one that was probably meant.
    func unknown(_ kind: String, _ name: String, at node: Node, known: [String]) -> ConfigurationError {
        let hint = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
        return self.error(node, "unknown \(kind) '\(name)'; \(hint ?? "known: \(known.joined(separator: ", "))")")
    }

    /// `'high' is no number; `, where there is something to quote.
    private static func seen(_ node: Node, isNo kind: String) -> String {
        node.scalar.map { $0.string.isEmpty ? "" : "'\($0.string)' is no \(kind); " } ?? ""
    }

    /// A number as people write it: `1`, not `1.0`.
    static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }
}
