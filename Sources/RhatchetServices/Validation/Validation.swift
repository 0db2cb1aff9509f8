package import RhatchetProtocol

/// A model, or a change of one, held against its design expectations.
package struct Validation: Sendable, Encodable {
    /// `unknown` where nothing fails and something could not be read: that is no pass.
    package enum Verdict: String, Sendable, Encodable {
        case pass, fail, unknown
    }

    package struct Row: Sendable {
        package var expectation: ExpectationRow
        package var tolerance: String
        /// nil where there is nothing before.
        package var before: Setting?
        /// nil for what is no sampler argument.
        package var after: Setting?
        package var verdict: Verdict
        /// Why it could not be judged.
        package var reason: String?
        /// Line of the sampler call; nil for a change.
        package var call: Int?
    }

    /// What stands at one end of the difference.
    package struct Side: Sendable, Encodable {
        /// A file's name, or the incident with the change.
        package var name: String
        package var meaning: String
    }

    package var model: ModelName
    package var incident: IncidentID?
    package var standing: DesignTable.Standing
    package var before: Side?
    package var after: Side
    package var rows: [Row]
    /// Changed parameters without a row.
    package var free: [String]
    package var remarks: [String]

    package var verdict: Verdict {
        if self.rows.contains(where: { $0.verdict == .fail }) { return .fail }
        return self.rows.contains { $0.verdict == .unknown } ? .unknown : .pass
    }

    /// Whether a failed row must not be simplified: that rejects at once, whoever asks.
    package var rejects: Bool {
        self.rows.contains { $0.verdict == .fail && $0.expectation.mustNotSimplify }
    }

    private enum CodingKeys: String, CodingKey {
        case model, incident, standing, before, after, rows, free, remarks, verdict, rejects
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.model, forKey: .model)
        try container.encode(self.incident?.description, forKey: .incident)
        try container.encode(self.standing, forKey: .standing)
        try container.encode(self.before, forKey: .before)
        try container.encode(self.after, forKey: .after)
        try container.encode(self.rows, forKey: .rows)
        try container.encode(self.free, forKey: .free)
        try container.encode(self.remarks, forKey: .remarks)
        try container.encode(self.verdict, forKey: .verdict)
        try container.encode(self.rejects, forKey: .rejects)
    }
}

extension Validation.Row: Encodable {
    private enum CodingKeys: String, CodingKey { case tolerance, before, after, verdict, reason, call }

    /// With the columns of the expectation beside the others.
    package func encode(to encoder: any Encoder) throws {
        try self.expectation.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.tolerance, forKey: .tolerance)
        try container.encode(self.before, forKey: .before)
        try container.encode(self.after, forKey: .after)
        try container.encode(self.verdict, forKey: .verdict)
        try container.encodeIfPresent(self.reason, forKey: .reason)
        try container.encodeIfPresent(self.call, forKey: .call)
    }
}
