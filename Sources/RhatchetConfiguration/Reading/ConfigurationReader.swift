import RhatchetProtocol
import Yams

/// Reads `rhatchet.yaml` strictly: a key that is not known is an error at its place, with the nearest known one.
struct ConfigurationReader {
    private let nodes: NodeReader

    init(file: String) { self.nodes = NodeReader(file: file) }

    func read(_ text: String) throws -> Configuration {
        var configuration = Configuration()
        guard let root = try self.nodes.compose(text) else { return configuration }
        for (key, node) in try self.nodes.entries(root, known: ["policy", "participants", "models", "solo"]) {
            switch key {
            case "policy": configuration.policy = try PolicyReader(reader: self.nodes).read(node)
            case "participants": configuration.fillings = try self.fillings(node)
            case "models":
                configuration.models = try self.models(node)
                configuration.data = try self.data(node)
            default: _ = try self.nodes.bool(node)
            }
        }
        return configuration
    }

    private func fillings(_ node: Node) throws -> [Role: Filling] {
        var fillings: [Role: Filling] = [:]
        for (name, value) in try self.nodes.entries(node, known: Role.allCases.map(\.rawValue)) {
            guard let role = Role(rawValue: name) else { continue }
            fillings[role] = try self.filling(value, of: role)
        }
        return fillings
    }

    private func filling(_ node: Node, of role: Role) throws -> Filling {
        let entries = try self.nodes.entries(node, known: ["person", "rule", "command"])
        guard let (kind, value) = entries.first, entries.count == 1 else {
            throw self.nodes.error(node, "'\(role.rawValue)' must be filled by exactly one of person, rule, command")
        }
        switch kind {
        case "person": return .person(try self.nodes.string(value))
        case "rule": return .rule(try self.rule(value, of: role))
        default: return .command(try self.nodes.words(value, "the program, then its arguments"))
        }
    }

    private func rule(_ node: Node, of role: Role) throws -> BuiltInRule {
        let name = try self.nodes.string(node)
        let known = BuiltInRule.allCases.filter { $0.role == role }.map(\.rawValue)
        guard let rule = BuiltInRule(rawValue: name), rule.role == role else {
            let allowed = known.isEmpty ? "this role has no built-in rule" : "known: \(known.joined(separator: ", "))"
            throw self.nodes.error(node, "'\(name)' is no rule for '\(role.rawValue)'; \(allowed)")
        }
        return rule
    }

    private func models(_ node: Node) throws -> [ModelName: ModelDeclaration] {
        guard let mapping = node.mapping else {
            throw self.nodes.error(node, "'models' must be a map from names to models")
        }
        var models: [ModelName: ModelDeclaration] = [:]
        for (key, value) in mapping {
            let name = ModelName(rawValue: try self.nodes.string(key))
            models[name] = try self.model(name, value)
        }
        return models
    }

    private func model(_ name: ModelName, _ node: Node) throws -> ModelDeclaration {
        var declaration = ModelDeclaration(name)
        for (key, value) in try self.nodes.entries(node, known: ["file", "trial", "expectations", "data"]) {
            switch key {
            case "file": declaration.file = try self.nodes.string(value)
            case "trial": declaration.trial = try self.nodes.bool(value)
            case "data": continue
            default: declaration.expectations = try ExpectationsReader(reader: self.nodes).read(value)
            }
        }
        return declaration
    }

    /// The `data` of each model, which the protocol does not know of.
    private func data(_ node: Node) throws -> [ModelName: [String]] {
        var data: [ModelName: [String]] = [:]
        for (key, value) in node.mapping ?? [:] {
            guard let paths = value.mapping?["data"] else { continue }
            data[ModelName(rawValue: try self.nodes.string(key))] = try self.nodes.words(
                paths,
                "paths of files and folders"
            )
        }
        return data
    }
}
