import RhatchetProtocol
import Yams

/// Reads `rhatchet.yaml` strictly: a key that is not known is an error at its place, with the nearest known one.
struct ConfigurationReader {
    let file: String

    func read(_ text: String) throws -> Configuration {
        var configuration = Configuration()
        guard let root = try self.compose(text) else { return configuration }
        for (key, node) in try self.entries(root, known: ["policy", "participants", "models", "solo"]) {
            switch key {
            case "policy": configuration.policy = try PolicyReader(reader: self).read(node)
            case "participants": configuration.fillings = try self.fillings(node)
            case "models": configuration.models = try self.models(node)
            default: _ = try self.bool(node)
            }
        }
        return configuration
    }

    private func compose(_ text: String) throws -> Node? {
        do {
            // A file of comments alone, or of '---', is one without entries.
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

    private func fillings(_ node: Node) throws -> [Role: Filling] {
        var fillings: [Role: Filling] = [:]
        for (name, value) in try self.entries(node, known: Role.allCases.map(\.rawValue)) {
            guard let role = Role(rawValue: name) else { continue }
            fillings[role] = try self.filling(value, of: role)
        }
        return fillings
    }

    private func filling(_ node: Node, of role: Role) throws -> Filling {
        let entries = try self.entries(node, known: ["person", "rule", "command"])
        guard let (kind, value) = entries.first, entries.count == 1 else {
            throw self.error(node, "'\(role.rawValue)' must be filled by exactly one of person, rule, command")
        }
        switch kind {
        case "person": return .person(try self.string(value))
        case "rule": return .rule(try self.rule(value, of: role))
        default: return .command(try self.words(value, "the program, then its arguments"))
        }
    }

    private func rule(_ node: Node, of role: Role) throws -> BuiltInRule {
        let name = try self.string(node)
        let known = BuiltInRule.allCases.filter { $0.role == role }.map(\.rawValue)
        guard let rule = BuiltInRule(rawValue: name), rule.role == role else {
            let allowed = known.isEmpty ? "this role has no built-in rule" : "known: \(known.joined(separator: ", "))"
            throw self.error(node, "'\(name)' is no rule for '\(role.rawValue)'; \(allowed)")
        }
        return rule
    }

    private func models(_ node: Node) throws -> [ModelName: ModelDeclaration] {
        guard let mapping = node.mapping else { throw self.error(node, "'models' must be a map from names to models") }
        var models: [ModelName: ModelDeclaration] = [:]
        for (key, value) in mapping {
            let name = ModelName(rawValue: try self.string(key))
            models[name] = try self.model(name, value)
        }
        return models
    }

    private func model(_ name: ModelName, _ node: Node) throws -> ModelDeclaration {
        var declaration = ModelDeclaration(name)
        for (key, value) in try self.entries(node, known: ["file", "trial", "expectations"]) {
            switch key {
            case "file": declaration.file = try self.string(value)
            case "trial": declaration.trial = try self.bool(value)
            default: declaration.expectations = try ExpectationsReader(reader: self).read(value)
            }
        }
        return declaration
    }
}
