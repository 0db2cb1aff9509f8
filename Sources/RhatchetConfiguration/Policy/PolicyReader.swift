package import RhatchetProtocol
package import Yams

/// Reads a policy: a name alone, or a map of the keys of PROTOCOL 4 with `name`.
package struct PolicyReader {
    private let reader: NodeReader

    package init(reader: NodeReader) { self.reader = reader }

    /// Reads it key by key; how the keys fit together is ``PolicyRules``' matter.
    package func read(_ node: Node) throws(ConfigurationError) -> Policy {
        var complaints = Complaints()
        let statement = self.statement(node, &complaints)
        try complaints.throwFirst()
        return statement.policy
    }

    func statement(_ node: Node, _ complaints: inout Complaints) -> PolicyStatement {
        var statement = PolicyStatement()
        if node.scalar != nil {
            let name = complaints.take { () throws(ConfigurationError) in try self.name(node) }
            statement.policy.name = name ?? statement.policy.name
            statement.nodes = [.name: node]
            return statement
        }
        for (text, value) in self.reader.entries(node, known: Policy.CodingKeys.allCases.map(\.rawValue), &complaints) {
            guard let key = Policy.CodingKeys(rawValue: text) else { continue }
            statement.nodes[key] = value
            complaints.take { () throws(ConfigurationError) in try self.set(key, of: &statement.policy, to: value) }
        }
        return statement
    }

    private func name(_ node: Node) throws(ConfigurationError) -> PolicyName {
        let text = try self.reader.string(node)
        guard let name = PolicyName(rawValue: text) else {
            let known = PolicyName.allCases.map(\.rawValue)
            let hint = NearestName.of(text, among: known).map { "did you mean '\($0)'?" }
            throw self.reader.error(
                node,
                "'\(text)' is no policy; \(hint ?? "known: \(known.joined(separator: ", "))")"
            )
        }
        return name
    }

    private func set(_ key: Policy.CodingKeys, of policy: inout Policy, to node: Node) throws(ConfigurationError) {
        switch key {
        case .name: policy.name = try self.name(node)
        case .rhatNote: policy.rhatNote = try self.reader.number(node, in: 1...100)
        case .rhatWarning: policy.rhatWarning = try self.reader.number(node, in: 1...100)
        case .rhatCritical: policy.rhatCritical = try self.reader.number(node, in: 1...100)
        case .divergentCritical: policy.divergentCritical = try self.share(node)
        case .confirmChecks: policy.confirmChecks = try self.count(node)
        case .confirmDraws: policy.confirmDraws = try self.draws(node)
        case .verifyChecks: policy.verifyChecks = try self.count(node)
        case .onReviewOverdue: policy.onReviewOverdue = try self.overdue(node)
        case .emergencyParameters:
            policy.emergencyParameters = try self.reader.words(node, "names of sampler arguments")
        case .elapsedCritical: policy.elapsedCritical = try self.reader.duration(node)
        case .authorize: policy.authorize = try self.reader.duration(node)
        case .apply: policy.apply = try self.reader.duration(node)
        case .fix: policy.fix = try self.reader.duration(node)
        case .resumeReminder: policy.resumeReminder = try self.reader.duration(node)
        case .review: policy.review = try self.reader.duration(node)
        case .analysis: policy.analysis = try self.reader.duration(node)
        case .recommendation: policy.recommendation = try self.reader.duration(node)
        case .delegated: policy.delegated = try self.reader.duration(node)
        case .decision: policy.decision = try self.reader.duration(node)
        case .triage: policy.triage = try self.reader.duration(node)
        case .consultation: policy.consultation = try self.reader.duration(node)
        case .status: policy.status = try self.reader.duration(node)
        }
    }

    private func count(_ node: Node) throws(ConfigurationError) -> Int {
        try self.reader.int(node, in: 1...1_000_000)
    }

    /// A number of draws, or the default in its own words.
    private func draws(_ node: Node) throws(ConfigurationError) -> Int? {
        node.scalar?.string == Policy.plannedDraws ? nil : try self.count(node)
    }

    /// A share is no percentage: `10` and `10%` are what people write for 0.1.
    private func share(_ node: Node) throws(ConfigurationError) -> Double {
        do throws(ConfigurationError) {
            return try self.reader.number(node, in: 0...1)
        } catch {
            throw self.reader.error(node, error.message + "; it is a share, 0.1 for 10 %")
        }
    }

    private func overdue(_ node: Node) throws(ConfigurationError) -> OverdueReview {
        let text = try self.reader.string(node)
        guard let value = OverdueReview(rawValue: text) else {
            throw self.reader.error(node, "'\(text)' is unknown here; 'pause' or 'stand' is expected")
        }
        return value
    }
}
