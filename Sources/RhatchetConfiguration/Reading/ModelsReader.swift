import RhatchetProtocol
import Yams

/// Reads what the models are designed to be.
struct ModelsReader {
    let nodes: NodeReader
    let expectations: ExpectationSource

    /// A model as the file declares it.
    struct Stated {
        var declaration: ModelDeclaration
        var table: StatedTable?
        /// Input files and folders; nil where nothing is said.
        var data: [String]?
        /// How long its training should take; nil where nothing is said.
        var expected: TimeAmount?
    }

    func models(_ node: Node, _ complaints: inout Complaints) -> [ModelName: Stated] {
        guard let mapping = node.mapping else {
            complaints.add(self.nodes.error(node, "'models' must be a map from names to models"))
            return [:]
        }
        var models: [ModelName: Stated] = [:]
        var files: [String: ModelName] = [:]
        for (key, value) in mapping {
            guard let name = complaints.take({ () throws(ConfigurationError) in try self.name(key) }) else { continue }
            let stated = self.model(name, value, &complaints)
            let file = stated.declaration.file
            if let other = files.updateValue(name, forKey: file) {
                complaints.add(self.nodes.error(key, "'\(name)' has the file '\(file)', which is that of '\(other)'"))
            }
            models[name] = stated
        }
        return models
    }

    /// The model's name is that of its file without `.py`.
    private func name(_ key: Node) throws(ConfigurationError) -> ModelName {
        let name = try self.nodes.string(key)
        if name.hasSuffix(".py") {
            throw self.nodes.error(key, "'\(name)' is a file; the model's name is '\(name.dropLast(3))'")
        }
        guard !name.contains("/"), !name.hasPrefix(".") else {
            throw self.nodes.error(key, "'\(name)' is no name of a model; it can have no '/' and no '.' before it")
        }
        return ModelName(rawValue: name)
    }

    private func model(_ name: ModelName, _ node: Node, _ complaints: inout Complaints) -> Stated {
        var stated = Stated(declaration: ModelDeclaration(name))
        for (key, value) in self.nodes.entries(
            node,
            known: ["file", "trial", "expectations", "data", "expected"],
            &complaints
        ) {
            switch key {
            case "file":
                let file = complaints.take { () throws(ConfigurationError) in try self.file(value) }
                stated.declaration.file = file ?? stated.declaration.file
            case "trial":
                let trial = complaints.take { () throws(ConfigurationError) in try self.nodes.bool(value) }
                stated.declaration.trial = trial ?? false
            case "data":
                stated.data = complaints.take { () throws(ConfigurationError) in
                    try self.nodes.words(value, "paths of files and folders")
                }
            case "expected":
                stated.expected = complaints.take { () throws(ConfigurationError) in try self.nodes.duration(value) }
            default:
                stated.declaration.expectations = self.expectations.rows(value, &complaints)
                stated.table = StatedTable(file: value.scalar?.string, place: self.nodes.place(of: value))
            }
        }
        return stated
    }

    private func file(_ node: Node) throws(ConfigurationError) -> String {
        let file = try self.nodes.string(node)
        guard file.hasSuffix(".py") else {
            throw self.nodes.error(node, "'\(file)' is no model file; a Python file, '.py', is expected here")
        }
        return file
    }
}
