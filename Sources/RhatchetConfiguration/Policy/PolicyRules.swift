import RhatchetProtocol
import Yams

/// How the keys of one policy must fit together, where each for itself is good.
///
/// Deadlines are free of each other: `fix` binds exactly where `authorize` and `apply` are lengthened.
struct PolicyRules {
    let reader: NodeReader
    let statement: PolicyStatement

    private var policy: Policy { self.statement.policy }

    func check(_ complaints: inout Complaints) {
        self.check(.rhatNote, self.policy.rhatNote, isBelow: .rhatWarning, self.policy.rhatWarning, &complaints)
        self.check(.rhatWarning, self.policy.rhatWarning, isBelow: .rhatCritical, self.policy.rhatCritical, &complaints)
        self.checkParameters(&complaints)
    }

    /// The complaint stands at the later one of the two, which contradicts what was said before it.
    private func check(
        _ low: Policy.CodingKeys,
        _ lowValue: Double,
        isBelow high: Policy.CodingKeys,
        _ highValue: Double,
        _ complaints: inout Complaints
    ) {
        guard lowValue >= highValue else { return }
        let places = [low, high].compactMap { self.statement.nodes[$0] }.map(self.reader.place)
        guard let place = places.max() else { return }
        let isLow = self.statement.nodes[low].map(self.reader.place) == place
        let (said, saidValue, other, otherValue, relation) =
            isLow ? (low, lowValue, high, highValue, "below") : (high, highValue, low, lowValue, "above")
        let source = self.statement.nodes[other] == nil ? " by default" : ""
        complaints.add(
            self.reader.error(
                at: place,
                "'\(said.rawValue)' is \(NodeReader.text(saidValue)); it must lie \(relation) "
                    + "'\(other.rawValue)', which is \(NodeReader.text(otherValue))\(source)"
            )
        )
    }

    /// A name that no sampler has would never match, and one argument under two names says nothing more than once.
    private func checkParameters(_ complaints: inout Complaints) {
        guard let nodes = self.statement.nodes[.emergencyParameters]?.sequence else { return }
        let known = SamplerArgument.names
        var seen: [String: String] = [:]
        for node in nodes {
            guard let name = node.scalar?.string, !name.isEmpty else { continue }
            let canonical = SamplerArgument.canonical(name)
            if !known.contains(canonical) {
                complaints.add(self.reader.unknown("sampler argument", name, at: node, known: known))
            } else if let other = seen[canonical] {
                let words = other == name ? "'\(name)' stands twice" : "'\(name)' is '\(other)' by another name"
                complaints.add(self.reader.error(node, "\(words); keep one of them"))
            } else {
                seen[canonical] = name
            }
        }
    }
}
