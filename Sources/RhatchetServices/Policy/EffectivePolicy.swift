package import RhatchetConfiguration
package import RhatchetProtocol

/// Everything that a project's `rhatchet.yaml` comes to: every value, and whether the file says it or it is a default.
package struct EffectivePolicy: Sendable, Encodable {
    package struct Key: Sendable, Encodable {
        package var key: String
        package var value: PolicyValue
        /// nil where it is a word, or a duration, which says its unit itself.
        package var unit: String?
        /// The length of a duration.
        package var seconds: Double?
        package var meaning: String
        /// `rhatchet.yaml:3:9`; nil for a default.
        package var stated: String?
    }

    package struct Seat: Sendable, Encodable {
        package var role: Role
        /// `person`, `rule` or `command`.
        package var kind: String
        package var filledBy: [String]
        package var backups: [Occupant]
        package var stated: String?

        private enum CodingKeys: String, CodingKey {
            case role, kind, backups, stated
            case filledBy = "filled_by"
        }
    }

    package struct Occupant: Sendable, Encodable {
        package var kind: String
        package var filledBy: [String]

        private enum CodingKeys: String, CodingKey {
            case kind
            case filledBy = "filled_by"
        }
    }

    package struct DeclaredModel: Sendable, Encodable {
        package var name: ModelName
        package var file: String
        package var trial: Bool
        package var expectations: [ExpectationRow]
        /// The file with the table, or the place in `rhatchet.yaml`; nil where there is none.
        package var stated: String?
    }

    package var file: String
    package var name: PolicyName
    package var route: [String]
    package var keys: [Key]
    package var participants: [Seat]
    package var solo: Bool
    package var models: [DeclaredModel]

    /// - Parameter configuration: nil where there is no file.
    package init(_ configuration: Configuration?, file: String) {
        let said = configuration ?? Configuration()
        let place = { (place: Place?) in place.map { "\(file):\($0.line):\($0.column)" } }
        self.file = file
        self.name = said.policy.name
        self.route = said.policy.name.route
        self.solo = said.solo
        self.keys = Policy.CodingKeys.allCases.map { key in
            let value = said.policy.value(of: key)
            return Key(
                key: key.rawValue,
                value: value,
                unit: key.unit,
                seconds: value.seconds,
                meaning: key.meaning,
                stated: place(said.stated.policy[key])
            )
        }
        self.participants = Role.allCases.map { role in
            let occupant = Occupant(.of(role, in: configuration))
            return Seat(
                role: role,
                kind: occupant.kind,
                filledBy: occupant.filledBy,
                backups: said.backups[role, default: []].map(Occupant.init),
                stated: place(said.stated.roles[role])
            )
        }
        self.models = said.models.values.sorted { $0.name < $1.name }.map { model in
            let table = said.stated.tables[model.name]
            return DeclaredModel(
                name: model.name,
                file: model.file,
                trial: model.trial,
                expectations: model.expectations,
                stated: table?.file ?? place(table?.place)
            )
        }
    }
}

extension EffectivePolicy.Occupant {
    init(_ filling: Filling) {
        switch filling {
        case .person(let name): self.init(kind: "person", filledBy: [name])
        case .rule(let rule): self.init(kind: "rule", filledBy: [rule.rawValue])
        case .command(let program): self.init(kind: "command", filledBy: program.words)
        case .agent(let name): self.init(kind: "agent", filledBy: [name])
        }
    }
}

extension EffectivePolicy {
    /// What the file says, without the defaults.
    package var statedOnly: EffectivePolicy {
        var policy = self
        policy.keys.removeAll { $0.stated == nil }
        policy.participants.removeAll { $0.stated == nil }
        return policy
    }
}
