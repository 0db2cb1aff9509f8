import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Reads the file of a team: what is left out is as with the seeds' team.
package struct TeamReader {
    private static let keys = ["name", "policy", "trainings", "errors", "mistakes", "work", "people"]
    let nodes: NodeReader

    /// - Parameter file: the name that errors carry.
    package init(file: String) { self.nodes = NodeReader(file: file) }

    /// - Throws: ``ConfigurationError`` with the position of what cannot be read, or of who is never there.
    package func read(_ text: String) throws -> Team {
        guard let root = try self.nodes.compose(text) else {
            throw ConfigurationError(file: self.nodes.file, line: 1, column: 1, message: Self.noPeople)
        }
        let given = try self.nodes.values(root, known: Self.keys)
        guard let people = given["people"] else { throw self.nodes.error(root, Self.noPeople) }
        let policy = try given["policy"].map(PolicyReader(reader: self.nodes).read) ?? Policy()
        let trainings = try given["trainings"].map(self.trainings) ?? Trainings()
        return Team(
            name: try given["name"].map(self.nodes.string) ?? "the team",
            trainings: trainings,
            errors: try given["errors"].map { try self.errors($0, of: trainings.count) } ?? Errors(),
            mistakes: try given["mistakes"].map(self.mistakes) ?? Mistakes(),
            work: try given["work"].map(self.work) ?? [:],
            desks: try self.desks(people),
            policy: policy
        )
    }

    private static let noPeople = "a team needs 'people', a map from names to who they are"

    private func desks(_ node: Node) throws -> [Desk] {
        guard let mapping = node.mapping, !mapping.isEmpty else { throw self.nodes.error(node, Self.noPeople) }
        let reader = DeskReader(nodes: self.nodes)
        var desks: [(desk: Desk, node: Node)] = []
        for (key, value) in mapping {
            let name = try self.nodes.string(key)
            if desks.contains(where: { $0.desk.name == name }) {
                throw self.nodes.error(key, "'\(name)' stands twice in one map; keep one of them")
            }
            desks.append((try reader.read(name, value), key))
        }
        try TeamRules(nodes: self.nodes, people: node).check(desks)
        return desks.map(\.desk)
    }

    private func work(_ node: Node) throws -> [Step: Distribution] {
        let given = try self.nodes.values(node, known: Step.allCases.map(\.name))
        let reader = DistributionReader(nodes: self.nodes)
        var work: [Step: Distribution] = [:]
        for step in Step.allCases { work[step] = try given[step.name].map(reader.read) }
        return work
    }
}
