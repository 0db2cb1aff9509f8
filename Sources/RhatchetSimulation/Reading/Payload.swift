import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// The keys of one step with their values; a value that is null counts as absent.
struct Payload {
    let command: CommandName
    private let step: Node
    private let values: [String: Node]
    let read: ValueReader

    init(command: CommandName, step: Node, values: [String: Node], _ nodes: NodeReader) {
        self.command = command
        self.step = step
        self.values = values
        self.read = ValueReader(nodes: nodes)
    }

    /// The value of a key that must be there.
    func needed<Value>(_ key: String, _ read: (Node) throws -> Value) throws -> Value {
        guard let value = try self.given(key, read) else {
            throw self.read.nodes.error(self.step, "'\(self.command.rawValue)' needs '\(key)'")
        }
        return value
    }

    /// The value of a key; nil where it is absent.
    func given<Value>(_ key: String, _ read: (Node) throws -> Value) throws -> Value? {
        try self.values[key].map(read)
    }
}

/// What a step is about.
extension Payload {
    func incident() throws -> IncidentID {
        IncidentID(rawValue: try self.needed("incident", self.read.whole))
    }

    func model() throws -> ModelName {
        ModelName(rawValue: try self.needed("model", self.read.text))
    }

    /// Exactly one of `incident` and `model`.
    func subject() throws -> Subject {
        switch (self.values["incident"] != nil, self.values["model"] != nil) {
        case (true, false): return .incident(try self.incident())
        case (false, true): return .model(try self.model())
        case (true, true), (false, false):
            let message = "'\(self.command.rawValue)' needs exactly one of 'incident' and 'model'"
            throw self.read.nodes.error(self.step, message)
        }
    }

    /// As far as it can be read, for telling of a step that is refused.
    var knownSubject: Subject? {
        if let incident = try? self.incident() { return .incident(incident) }
        return (try? self.model()).map(Subject.model)
    }
}

/// What makes the whole file unreadable, wherever it stands.
extension Payload {
    func checkReadable() throws {
        if let finding = self.values["finding"], finding.mapping != nil {
            let entries = try self.read.nodes.entries(finding, known: ValueReader.findingKeys)
            for (key, node) in entries where key == "elapsed" && node.null == nil { _ = try self.read.elapsed(node) }
        }
        try self.checkKeys(in: "changes", known: ValueReader.changeKeys)
        try self.checkKeys(in: "rows", known: ExpectationRow.CodingKeys.allCases.map(\.rawValue))
    }

    /// The keys of a list's maps.
    private func checkKeys(in list: String, known: [String]) throws {
        for node in self.values[list]?.sequence ?? [] where node.mapping != nil {
            _ = try self.read.nodes.entries(node, known: known)
        }
    }
}
