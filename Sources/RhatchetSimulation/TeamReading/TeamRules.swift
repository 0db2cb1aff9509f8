import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// What a team must have, so that a night can come to an end.
struct TeamRules {
    let nodes: NodeReader
    /// Where the people stand.
    let people: Node

    func check(_ desks: [(desk: Desk, node: Node)]) throws {
        for role in Role.allCases {
            let filling = desks.filter { $0.desk.roles.contains(role) }
            guard let first = filling.first else {
                throw self.nodes.error(self.people, "nobody fills '\(role.rawValue)'; give the role to somebody")
            }
            guard filling.contains(where: { $0.desk.isEverThereForAll }) else {
                throw self.nodes.error(
                    first.node,
                    "'\(first.desk.name)' is never there as '\(role.rawValue)', so that an incident would wait for ever; "
                        + "give 'hours', or 'on_call' for everything"
                )
            }
        }
        for (desk, node) in desks { try self.checkReview(desk, node) }
    }

    /// The protocol refuses it (`self_review`), so that nothing would ever be approved.
    private func checkReview(_ desk: Desk, _ node: Node) throws {
        let makers: [Role] = [.modeler, .codeTranslator, .dataEngineer]
        guard desk.kind != .person, desk.roles.contains(.director),
            let maker = desk.roles.first(where: makers.contains)
        else { return }
        throw self.nodes.error(
            node,
            "'\(desk.name)' is '\(desk.kind.rawValue)', 'director' and '\(maker.rawValue)'; only a person reviews what "
                + "they made themselves, give one of the roles to another"
        )
    }
}

extension Desk {
    /// Whether it does all its work some day, and not emergencies alone.
    fileprivate var isEverThereForAll: Bool {
        !self.hours.isEmpty || (self.onCall.map { $0.reason == .everything && $0.chance > 0 } ?? false)
    }
}
