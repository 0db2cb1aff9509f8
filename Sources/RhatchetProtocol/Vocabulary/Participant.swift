/// Who fills a role: a person, an agent or a built-in rule, under the name that the credential proves.
package struct Participant: Sendable, Codable, Hashable {
    package enum Kind: String, Sendable, Codable, Hashable {
        case person, agent, rule
    }

    package var name: String
    package var kind: Kind

    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
