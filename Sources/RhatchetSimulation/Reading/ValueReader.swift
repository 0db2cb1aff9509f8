import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Reads the values of a step's payload.
struct ValueReader {
    let nodes: NodeReader

    /// A scalar as it is written; it may be empty.
    func text(_ node: Node) throws -> String {
        guard let text = node.scalar?.string else { throw self.nodes.error(node, "a text is expected here") }
        return text
    }

    func flag(_ node: Node) throws -> Bool { try self.nodes.bool(node) }

    func whole(_ node: Node) throws -> Int {
        guard let number = node.int else {
            throw self.nodes.error(node, "'\(node.text)' is no whole number")
        }
        return number
    }

    /// One of a list of names.
    func choice<Name: RawRepresentable<String> & CaseIterable>(_ node: Node) throws -> Name {
        guard let name = Name(rawValue: node.text) else {
            let known = Name.allCases.map(\.rawValue)
            let hint = NearestName.of(node.text, among: known).map { "did you mean '\($0)'?" }
            let message = "'\(node.text)' is not known here; \(hint ?? "known: \(known.joined(separator: ", "))")"
            throw self.nodes.error(node, message)
        }
        return name
    }

    func list<Element>(_ read: @escaping (Node) throws -> Element) -> (Node) throws -> [Element] {
        { node in
            guard let sequence = node.sequence else { throw self.nodes.error(node, "a list is expected here") }
            return try sequence.map(read)
        }
    }

    func rows(_ node: Node) throws -> [ExpectationRow] {
        try ExpectationsReader(reader: self.nodes).read(node)
    }

    /// What guidance is asked for: a text, or `true` for asking without one; nil when none is.
    func guidance(_ node: Node) throws -> String? {
        if let isAsked = node.bool { return isAsked ? "" : nil }
        let text = try self.text(node)
        return text.isEmpty ? nil : text
    }

    /// How long a training has sampled, as a time or a duration.
    func elapsed(_ node: Node) throws -> TimeAmount {
        if let instant = ClockText.instant(node.text) { return instant - Instant(milliseconds: 0) }
        guard let amount = DurationText.amount(node.text) else {
            throw self.nodes.error(node, "'\(node.text)' is no length of time; write it as 14:18 or 12h")
        }
        return amount
    }
}
