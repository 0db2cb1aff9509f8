extension Decision {
    /// Sends a message where the route is open (PROTOCOL 8).
    mutating func message(from sender: Role, to: Role, _ text: String, _ channel: Channel) throws(Refusal) {
        let model = try self.currentModel()
        let incident = self.incident.flatMap(self.state.incident) ?? self.state.openIncident(of: model.name)
        guard channel.isOpen(from: sender, to: to, model: model, incident: incident) else {
            throw Refusal(
                .routeForbidden,
                "'\(sender.rawValue)' may not write to '\(to.rawValue)' by '\(channel.rawValue)' here",
                hint: sender.reports(to: to)
                    ? "write in the channel 'report'"
                    : "write to director in the channel 'report'; \(channel.opening)"
            )
        }
        switch channel {
        case .report, .emergency, .delegated:
            self.record(.messageSent(to: to, text: text, channel: channel))
        case .consultation:
            if model.questions.contains(where: { $0.asked == sender }) {
                self.record(.consultationAnswered(to: to, text: text))
            } else {
                self.record(.consultationAsked(to: to, text: text))
            }
        }
    }
}
