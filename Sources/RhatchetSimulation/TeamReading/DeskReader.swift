import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Reads one of a team's people.
struct DeskReader {
    static let keys = ["roles", "kind", "count", "hours", "days", "utc", "pickup", "pace", "on_call", "heeds"]
    let nodes: NodeReader

    private var values: ValueReader { ValueReader(nodes: self.nodes) }
    private var lengths: DistributionReader { DistributionReader(nodes: self.nodes) }
    private var times: HoursReader { HoursReader(nodes: self.nodes) }

    func read(_ name: String, _ node: Node) throws -> Desk {
        let given = try self.nodes.values(node, known: Self.keys)
        guard let roles = given["roles"] else { throw self.nodes.error(node, "'\(name)' needs 'roles'") }
        var desk = Desk(name, try self.roles(roles))
        desk.kind = try given["kind"].map(self.kind) ?? .person
        desk.count = try given["count"].map { try self.nodes.int($0, in: 1...1000) } ?? 1
        desk.hours = Hours(
            windows: try given["hours"].map(self.times.windows) ?? [(0, 24 * 60)],
            days: try given["days"].map(self.times.days) ?? Array(0..<7),
            offset: try given["utc"].map(self.times.offset) ?? 0
        )
        desk.pickup = try given["pickup"].map(self.lengths.read) ?? desk.pickup
        desk.pace = try given["pace"].map { try self.nodes.number($0, in: 0...1000) } ?? 1
        desk.heeds = try given["heeds"].map { try self.nodes.number($0, in: 0...1) } ?? 0
        desk.onCall = try given["on_call"].map(self.onCall)
        return desk
    }

    private func roles(_ node: Node) throws -> [Role] {
        guard let sequence = node.sequence, !sequence.isEmpty else {
            throw self.nodes.error(node, "a list of roles is expected here")
        }
        return try sequence.map(self.values.choice)
    }

    private func kind(_ node: Node) throws -> Participant.Kind {
        guard let kind = Participant.Kind(rawValue: node.text) else {
            throw self.nodes.error(node, "'\(node.text)' is unknown here; 'person', 'agent' or 'rule' is expected")
        }
        return kind
    }

    private func onCall(_ node: Node) throws -> OnCall {
        let given = try self.nodes.values(node, known: ["chance", "wake", "for"])
        guard let chance = given["chance"] else { throw self.nodes.error(node, "'on_call' needs 'chance'") }
        return OnCall(
            chance: try self.nodes.number(chance, in: 0...1),
            wake: try given["wake"].map(self.lengths.read) ?? .constant(.minutes(5)),
            reason: try given["for"].map(self.values.choice) ?? .emergency
        )
    }
}
