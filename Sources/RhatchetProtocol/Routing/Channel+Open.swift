extension Channel {
    /// Whether a message may take this channel.
    ///
    /// Three channels are for modeler and code_translator; all others report.
    func isOpen(from sender: Role, to receiver: Role, model: Model, incident: Incident?) -> Bool {
        let isCouple = Set([sender, receiver]) == [.modeler, .codeTranslator]
        switch self {
        case .report: return sender.reports(to: receiver)
        case .consultation: return isCouple && model.phase == .design
        case .emergency: return isCouple && (incident?.state == .escalated || incident?.state == .authorized)
        case .delegated:
            let isFixing = incident?.state == .fixing || incident?.state == .questioned
            return isCouple && isFixing && incident?.delegation?.guidance != nil
        }
    }
}

extension Channel {
    /// When the channel is open, as a clause.
    var opening: String {
        switch self {
        case .report: "modeler and code_translator write to each other in the three channels only"
        case .consultation: "a consultation is open between modeler and code_translator in Phase 1"
        case .emergency: "it is open between modeler and code_translator while a fix is authorised and applied"
        case .delegated: "it is open between modeler and code_translator when guidance was asked with the delegation"
        }
    }
}

extension Role {
    /// Whether this role may write to another in an ordinary message.
    func reports(to receiver: Role) -> Bool {
        switch (self, receiver) {
        case (.director, _), (_, .director): true
        case (.modelTrainer, .modeler), (.modeler, .modelTrainer): true
        case (.codeTranslator, .modelTrainer), (.dataEngineer, .modelTrainer): true
        case (.modeler, _), (.modelTrainer, _), (.codeTranslator, _), (.dataEngineer, _), (.timeValidator, _): false
        }
    }
}
