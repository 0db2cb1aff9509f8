package import RhatchetProtocol
package import Yams

/// Reads a policy: a name alone, or a map of the keys of PROTOCOL 4 with `name`.
package struct PolicyReader {
    private let reader: NodeReader

    package init(reader: NodeReader) { self.reader = reader }

    package func read(_ node: Node) throws -> Policy {
        if node.scalar != nil { return Policy(try self.name(node)) }
        var policy = Policy()
        for (text, value) in try self.reader.entries(node, known: Policy.CodingKeys.allCases.map(\.rawValue)) {
            guard let key = Policy.CodingKeys(rawValue: text) else { continue }
            try self.set(key, of: &policy, to: value)
        }
        return policy
    }

    private func name(_ node: Node) throws -> PolicyName {
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

    private func set(_ key: Policy.CodingKeys, of policy: inout Policy, to node: Node) throws {
        switch key {
        case .name: policy.name = try self.name(node)
        case .rhatNote: policy.rhatNote = try self.reader.number(node, in: 1...100)
        case .rhatWarning: policy.rhatWarning = try self.reader.number(node, in: 1...100)
        case .rhatCritical: policy.rhatCritical = try self.reader.number(node, in: 1...100)
        case .divergentCritical: policy.divergentCritical = try self.reader.number(node, in: 0...1)
        case .confirmChecks: policy.confirmChecks = try self.count(node)
        case .confirmDraws: policy.confirmDraws = try self.count(node)
        case .verifyChecks: policy.verifyChecks = try self.count(node)
        case .onReviewOverdue: policy.onReviewOverdue = try self.overdue(node)
        case .emergencyParameters:
            policy.emergencyParameters = try self.reader.words(node, "names of sampler arguments")
        case .elapsedCritical: policy.elapsedCritical = try self.duration(node)
        case .authorize: policy.authorize = try self.duration(node)
        case .apply: policy.apply = try self.duration(node)
        case .fix: policy.fix = try self.duration(node)
        case .resumeReminder: policy.resumeReminder = try self.duration(node)
        case .review: policy.review = try self.duration(node)
        case .analysis: policy.analysis = try self.duration(node)
        case .recommendation: policy.recommendation = try self.duration(node)
        case .delegated: policy.delegated = try self.duration(node)
        case .decision: policy.decision = try self.duration(node)
        case .triage: policy.triage = try self.duration(node)
        case .consultation: policy.consultation = try self.duration(node)
        case .status: policy.status = try self.duration(node)
        }
    }

    private func count(_ node: Node) throws -> Int {
        guard let value = node.int, (1...1_000_000).contains(value) else {
            throw self.reader.error(node, "a whole number from 1 on is expected here")
        }
        return value
    }

    private func overdue(_ node: Node) throws -> OverdueReview {
        guard let value = OverdueReview(rawValue: try self.reader.string(node)) else {
            throw self.reader.error(node, "'pause' or 'stand' is expected here")
        }
        return value
    }

    /// A whole number with its unit: `10m`, `12h`, `30s`, `500ms`.
    private func duration(_ node: Node) throws -> TimeAmount {
        let text = try self.reader.string(node)
        let digits = text.prefix { $0.isNumber }
        guard let count = Int64(digits), count > 0, count < 1_000_000_000 else { throw self.notADuration(node, text) }
        switch text.dropFirst(digits.count) {
        case "ms": return .milliseconds(count)
        case "s": return .seconds(count)
        case "m": return .minutes(count)
        case "h": return .hours(count)
        default: throw self.notADuration(node, text)
        }
    }

    private func notADuration(_ node: Node, _ text: String) -> ConfigurationError {
        self.reader.error(node, "'\(text)' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h")
    }
}
