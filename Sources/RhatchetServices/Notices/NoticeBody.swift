package import RhatchetProtocol

/// What a person is told, as a webhook and a program get it.
package struct NoticeBody: Sendable, Codable, Equatable {
    /// The newest line of the record when it was written: with it anybody can tell later whether the record was changed.
    package struct Head: Sendable, Codable, Equatable {
        package var line: Int64
        package var sha256: String
    }

    package var id: String
    /// UTC.
    package var at: String
    package var event: EventName
    package var incident: IncidentID?
    package var model: ModelName?
    package var person: String
    /// The roles in which it reaches this person.
    package var roles: [Role]
    /// Whether it waits for this person to act.
    package var urgent: Bool
    package var title: String
    package var text: String
    /// What can be done now, as it is typed.
    package var commands: [String]
    package var due: String?
    package var head: Head

    /// The text with all that stands around it.
    package var message: String {
        var parts = [self.text]
        if !self.commands.isEmpty { parts.append(self.commands.joined(separator: "\n")) }
        if let due = self.due { parts.append("due \(due)") }
        parts.append("notice \(self.id) · record: line \(self.head.line), sha256 \(self.head.sha256)")
        return parts.joined(separator: "\n\n")
    }
}
