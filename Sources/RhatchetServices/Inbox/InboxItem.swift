package import RhatchetProtocol

/// One thing that waits for somebody: an incident, or a question before a first training.
package struct InboxItem: Sendable, Encodable {
    /// What an incident that waits is.
    package struct Standing: Sendable, Encodable {
        package let state: IncidentState
        package let lane: Lane
        package let severity: Severity
        package let category: RhatchetProtocol.Category
    }

    /// Until when, and how long that is from now.
    package struct Limit: Sendable, Encodable {
        package let deadline: DeadlineKind
        package let due: String
        /// Negative once it has passed.
        package let secondsLeft: Double
    }

    /// nil for a question about a model.
    package let incident: IncidentID?
    package let model: ModelName
    /// Who it waits for.
    package let role: Role
    /// Who else it waits for.
    package let others: [Role]
    package let standing: Standing?
    /// What may be done now, as it is typed.
    package let commands: [String]
    package let limit: Limit?
    /// What stands in the files once this is approved; `--fix` binds an approval to it.
    package let fixDigest: String?
    /// What the trial of an emergency fix came to, before it was applied.
    package let canary: String?
    /// The latest message about it, as it was sent.
    package let text: String?
    /// What a program that fills the role is asked with; nil where nobody has asked for it, and for questions.
    package internal(set) var `case`: CaseDocument?

    private enum CodingKeys: String, CodingKey {
        case incident, model, role, others, commands, deadline, due, secondsLeft, fixDigest, canary, text, `case`
        case state, lane, severity, category
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.incident?.description, forKey: .incident)
        try container.encode(self.model, forKey: .model)
        try container.encode(self.role, forKey: .role)
        try container.encode(self.others, forKey: .others)
        try container.encode(self.standing?.state, forKey: .state)
        try container.encode(self.standing?.lane, forKey: .lane)
        try container.encode(self.standing?.severity, forKey: .severity)
        try container.encode(self.standing?.category, forKey: .category)
        try container.encode(self.commands, forKey: .commands)
        try container.encode(self.limit?.deadline, forKey: .deadline)
        try container.encode(self.limit?.due, forKey: .due)
        try container.encode(self.limit?.secondsLeft, forKey: .secondsLeft)
        try container.encode(self.fixDigest, forKey: .fixDigest)
        try container.encode(self.canary.quoted(from: .log), forKey: .canary)
        // A message tells what stood in a log: an agent that reads it must not take it for an instruction.
        try container.encode(self.text.quoted(from: .message), forKey: .text)
        try container.encode(self.case, forKey: .case)
    }
}
