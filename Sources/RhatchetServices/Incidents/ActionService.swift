package import RhatchetEngine
package import RhatchetProtocol

/// Any command of the protocol, from any terminal, by whoever has signed in.
package struct ActionService {
    /// One event that came of it.
    package struct Step: Sendable, Encodable {
        package let at: String
        package let event: EventName
        package let incident: IncidentID?
        package let model: ModelName?
        package let to: [Role]
        package let code: Code?

        package var sentence: String {
            let subject = self.incident?.description ?? self.model?.rawValue
            let told = self.to.isEmpty ? nil : "→ " + self.to.map { "@\($0.rawValue)" }.joined(separator: " ")
            let code = self.code.map { "(\($0.rawValue))" }
            return [subject, self.event.rawValue, code, told].compactMap(\.self).joined(separator: " ")
        }

        init(_ event: Event) {
            self.at = Wording.time(event.at)
            self.event = event.name
            self.incident = event.incident
            self.model = event.model
            self.to = event.to
            self.code = event.code
        }
    }

    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// - Throws: the refusal.
    package func act(_ command: Command, by signatory: Signatory, notes: [Note] = []) throws -> [Step] {
        switch try self.project.act(command, by: signatory, notes: notes) {
        case .refused(let refusal): throw refusal
        case .accepted(let events):
            try RecordKeeper(project: self.project).update()
            return events.map(Step.init)
        }
    }

    /// `INC-1`, or the name of a model.
    ///
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``, ``ProjectError/noSuchModel(_:known:)``
    package func subject(_ text: String) throws -> Subject {
        guard IncidentID(text) != nil || text.hasPrefix("INC-") else { return .model(try self.model(text).name) }
        return .incident(try IncidentsService(self.project).incident(text).id)
    }

    /// - Throws: ``ProjectError/noSuchModel(_:known:)``
    package func model(_ text: String) throws -> Model {
        try self.project.engine.tick()
        let name = ModelName(rawValue: text.hasSuffix(".py") ? String(text.dropLast(3)) : text)
        guard let model = self.project.engine.state.models[name] else {
            let known = self.project.engine.state.models.keys.map(\.rawValue).sorted()
            throw ProjectError.noSuchModel(text, known: known)
        }
        return model
    }
}
