import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol

/// One thing that the director at the terminal can do with the case at hand.
package struct DirectorChoice: Sendable {
    package var key: Character
    package var label: String
    /// It cannot be taken back, so it is asked for twice.
    package var isFinal: Bool
    let command: Command
}

extension Watch {
    /// What a person who is the director can do now; empty when nothing waits for them.
    package var directorChoices: [DirectorChoice] {
        guard let incident = self.incident, self.project.person(.director) != nil else { return [] }
        let state = self.project.engine.state
        guard state.waitingFor(incident.id).contains(.director) else { return [] }
        let open = state.openCommands(for: .director, on: incident.id)
        return Self.choices(incident).filter { open.contains($0.command.name) && !incident.awaitsAdvice($0.command) }
    }

    /// The person who is asked for a pass phrase before a choice counts; nil where the account is enough.
    package var directorToAsk: String? {
        get throws {
            let signIn = try SignIn(self.project)
            return try signIn.needsPhrase(.director) ? self.project.person(.director)?.name : nil
        }
    }

    private static func delegation(of incident: Incident) -> Command {
        .delegate(incident: incident.id, to: incident.category.implementer)
    }

    /// Does what was chosen, in the name of the person who fills the role.
    ///
    /// - Parameter phrase: asks that person for their pass phrase, where they have one.
    package func choose(_ choice: DirectorChoice, phrase: (String) throws -> String?) throws {
        do {
            let director = try SignIn(self.project).person(.director, phrase: phrase)
            if case .refused(let refusal) = try self.project.act(choice.command, by: director) { throw refusal }
        } catch let refusal as Refusal {
            self.complain("director: \(refusal.message); \(refusal.hint)")
        }
    }

    private static func choices(_ incident: Incident) -> [DirectorChoice] {
        let id = incident.id
        let reason = "decided at the terminal of the watch"
        let all: [(Character, String, Command)] = [
            ("g", "grant", .review(incident: id, verdict: .grant, reason: reason)),
            ("r", "reject", .review(incident: id, verdict: .reject, reason: reason)),
            ("c", "consult the modeler", .consult(incident: id)),
            ("d", "delegate to \(incident.category.implementer.rawValue)", Self.delegation(of: incident)),
            ("a", "accept the advice", .decide(incident: id, option: .accept)),
            ("y", "approve the restart", .approve(incident: id, reason: reason)),
            ("n", "refuse the restart", .refuse(incident: id, reason: reason)),
            ("w", "rewind", .rewind(incident: id, reason: reason)),
            ("t", "terminate", .terminate(incident: id, reason: reason)),
        ]
        return all.map { DirectorChoice(key: $0.0, label: $0.1, isFinal: "rwt".contains($0.0), command: $0.2) }
    }
}

extension Incident {
    /// What is of convergence is delegated only once the modeler has been heard.
    fileprivate func awaitsAdvice(_ command: Command) -> Bool {
        command.name == .delegate && self.state == .reported && self.category == .convergence && self.counsel == .none
    }
}
