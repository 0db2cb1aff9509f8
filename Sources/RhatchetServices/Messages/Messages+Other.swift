import RhatchetProtocol

extension Messages {
    /// Ends, reminders, what people write to each other, and what was refused.
    func other(_ event: Event, _ standing: Standing, _ words: inout Words) {
        switch event.fact {
        case .incidentResolved: words.add(self.changes(standing.fix?.changes ?? []))
        case .incidentRewound(let reason):
            words["reason"] = reason
            words["rewind_document"] = event.incident.map(self.rewindDocument)
        case .incidentTerminated(let reason): words["reason"] = reason
        case .deadlineMissed(let deadline, let late), .reminderSent(let deadline, let late):
            self.deadline(deadline, &words)
            words["late"] = "@\(late.rawValue)"
        case .messageSent(let to, let text, let channel):
            self.written(to, text, &words)
            words["channel"] = channel.rawValue
        case .consultationAsked(let to, let text):
            self.written(to, text, &words)
            words["consultation_within"] = Wording.whole(self.policy.consultation)
        case .consultationAnswered(let to, let text): self.written(to, text, &words)
        case .availabilityChanged(let role, let available):
            words["role"] = "@\(role.rawValue)"
            words.set("available", available)
        case .expectationsChanged(let rows):
            words.set("rows", rows.map { self.row($0, before: nil, after: nil, verdict: nil) })
        case .actionRefused(_, let refusal):
            words["code"] = refusal.code.rawValue
            words["message"] = refusal.message
            words["hint"] = refusal.hint
        default: return
        }
    }

    private func written(_ to: Role, _ text: String, _ words: inout Words) {
        words["addressee"] = "@\(to.rawValue)"
        words["text"] = text
    }
}
