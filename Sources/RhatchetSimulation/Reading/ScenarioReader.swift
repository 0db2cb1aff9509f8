import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Reads a scenario file: whole, or not at all.
package struct ScenarioReader {
    private let nodes: NodeReader

    /// - Parameter file: the name that errors carry.
    package init(file: String) { self.nodes = NodeReader(file: file) }

    /// - Throws: ``ConfigurationError`` with the position of what cannot be read.
    package func read(_ text: String) throws -> Scenario {
        guard let root = try self.nodes.compose(text) else {
            throw ConfigurationError(file: self.nodes.file, line: 1, column: 1, message: Self.noModels)
        }
        let entries = try self.nodes.entries(root, known: ["policy", "models", "until", "steps"])
        let given = entries.filter { $0.1.null == nil }
        let values = Dictionary(given) { first, _ in first }
        guard let models = values["models"] else { throw self.nodes.error(root, Self.noModels) }
        let steps = try values["steps"].map(self.steps) ?? []
        return Scenario(
            policy: try values["policy"].map(PolicyReader(reader: self.nodes).read) ?? Policy(),
            models: try self.models(models),
            steps: steps.map(\.step),
            until: try values["until"].map { try self.until($0, after: steps) }
        )
    }

    private static let noModels = "a scenario needs 'models', a map from names to models"

    private typealias PlacedStep = (step: ScenarioStep, at: Node)

    private func steps(_ node: Node) throws -> [PlacedStep] {
        guard let sequence = node.sequence else { throw self.nodes.error(node, "a list of steps is expected here") }
        let reader = StepReader(nodes: self.nodes)
        var steps: [PlacedStep] = []
        for node in sequence {
            let (step, at) = try reader.read(node)
            if let last = steps.last?.step.at, step.at < last {
                throw self.nodes.error(
                    at,
                    "this step is at \(at.text), before the one above it; sort the steps by time"
                )
            }
            steps.append((step, at))
        }
        return steps
    }

    private func until(_ node: Node, after steps: [PlacedStep]) throws -> Instant {
        let until = try StepReader(nodes: self.nodes).instant(node)
        if let late = steps.first(where: { $0.step.at > until }) {
            throw self.nodes.error(late.at, "this step is at \(late.at.text), after 'until', which is \(node.text)")
        }
        return until
    }

    private func models(_ node: Node) throws -> [ModelDeclaration] {
        guard let mapping = node.mapping, !mapping.isEmpty else { throw self.nodes.error(node, Self.noModels) }
        return try mapping.map { key, value in
            try self.model(ModelName(rawValue: try self.nodes.string(key)), value)
        }
    }

    private func model(_ name: ModelName, _ node: Node) throws -> ModelDeclaration {
        var declaration = ModelDeclaration(name)
        guard node.null == nil else { return declaration }
        for (key, value) in try self.nodes.entries(node, known: ["expectations", "phase", "trial", "file"]) {
            switch key {
            case "expectations": declaration.expectations = try ExpectationsReader(reader: self.nodes).read(value)
            case "phase": declaration.phase = try self.phase(value)
            case "trial": declaration.trial = try self.nodes.bool(value)
            default: declaration.file = try self.nodes.string(value)
            }
        }
        return declaration
    }

    private func phase(_ node: Node) throws -> Phase {
        switch try self.nodes.string(node) {
        case "1": return .design
        case "5B": return .training
        case let other: throw self.nodes.error(node, "'\(other)' is no phase; 1 or 5B is expected here")
        }
    }
}

extension Node {
    /// A scalar as it is written; empty for a list or a map.
    var text: String { self.scalar?.string ?? "" }
}
