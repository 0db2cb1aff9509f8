import Foundation
import RhatchetProtocol
import Yams

/// Reads `rhatchet.yaml` strictly, and goes on after a mistake to find the next.
struct ConfigurationReader {
    private let nodes: NodeReader
    private let folder: URL?
    private(set) var configuration = Configuration()
    private(set) var complaints = Complaints()
    private var roles: [Role: ParticipantsReader.Stated] = [:]
    private var policy = PolicyStatement()

    /// - Parameter folder: the project's, below which the files lie that are named.
    init(file: String, folder: URL?) {
        self.nodes = NodeReader(file: file)
        self.folder = folder
    }

    mutating func read(_ text: String) {
        let nodes = self.nodes
        let composed = self.complaints.take { () throws(ConfigurationError) in try nodes.compose(text) }
        guard let composed, let root = composed else { return }
        for (key, node) in self.nodes.entries(root, known: Self.keys, &self.complaints) { self.read(key, node) }
        self.checkSolo()
        self.remark()
    }

    private static let keys = ["policy", "participants", "models", "solo", "canary", "people", "heartbeat"]

    private mutating func read(_ key: String, _ node: Node) {
        let nodes = self.nodes
        switch key {
        case "policy": self.readPolicy(node)
        case "participants":
            self.roles = ParticipantsReader(nodes: nodes).roles(node, &self.complaints)
            self.configuration.fillings = self.roles.mapValues(\.filling)
            self.configuration.backups = self.roles.mapValues(\.backups).filter { !$0.value.isEmpty }
            self.configuration.stated.roles = self.roles.mapValues { nodes.place(of: $0.node) }
        case "models":
            let source = ExpectationSource(reader: nodes, folder: self.folder)
            let models = ModelsReader(nodes: nodes, expectations: source).models(node, &self.complaints)
            self.configuration.models = models.mapValues(\.declaration)
            self.configuration.data = models.compactMapValues(\.data)
            self.configuration.expected = models.compactMapValues(\.expected)
            self.configuration.stated.tables = models.compactMapValues(\.table)
        case "people": self.configuration.people = PeopleReader(nodes: nodes).people(node, &self.complaints)
        case "heartbeat":
            self.configuration.heartbeat = self.complaints.take { () throws(ConfigurationError) in
                try PeopleReader(nodes: nodes).heartbeat(node)
            }
        case "canary":
            let canary = self.complaints.take { () throws(ConfigurationError) in try nodes.bool(node) }
            self.configuration.canary = canary ?? true
        default:
            let solo = self.complaints.take { () throws(ConfigurationError) in try nodes.bool(node) }
            self.configuration.solo = solo ?? false
            self.configuration.stated.solo = nodes.place(of: node)
        }
    }

    private mutating func readPolicy(_ node: Node) {
        let before = self.complaints.errors.count
        self.policy = PolicyReader(reader: self.nodes).statement(node, &self.complaints)
        self.configuration.policy = self.policy.policy
        self.configuration.stated.policy = self.policy.nodes.mapValues(self.nodes.place)
        guard before == self.complaints.errors.count else { return }
        PolicyRules(reader: self.nodes, statement: self.policy).check(&self.complaints)
    }

    /// `solo` takes the account for the person: it cannot tell two of them apart.
    private mutating func checkSolo() {
        guard self.configuration.solo else { return }
        let persons = Role.allCases.compactMap { role -> (name: String, node: Node)? in
            guard case .person(let name)? = self.roles[role]?.filling, let node = self.roles[role]?.node else {
                return nil
            }
            return (name, node)
        }
        guard let first = persons.first, let other = persons.first(where: { $0.name != first.name }) else { return }
        let message =
            "'solo' is for one person alone, and here stand '\(first.name)' and '\(other.name)'; drop one or 'solo'"
        self.complaints.add(self.nodes.error(other.node, message))
    }

    private mutating func remark() {
        guard self.configuration.policy.name != .hybrid else { return }
        let name = self.configuration.policy.name.rawValue
        for key in Policy.CodingKeys.allCases where key.isForEmergencies {
            guard let node = self.policy.nodes[key] else { continue }
            let message = "'\(key.rawValue)' has no effect: there is no emergency under '\(name)'"
            self.complaints.remark(self.nodes.error(node, message))
        }
    }
}
