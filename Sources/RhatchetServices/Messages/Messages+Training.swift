package import RhatchetEngine
package import RhatchetProtocol

extension Messages {
    /// What happens to a training.
    func training(_ fact: Fact, _ standing: Standing, _ words: inout Words) {
        switch fact {
        case .trainingStarted(let trial): words.set("trial", trial)
        case .trainingPaused(let holder): words.set("by_engine", holder == .engine)
        case .trainingResumed(let restart):
            words.add(self.finding(standing))
            words.add(self.changes(standing.fix?.changes ?? []))
            words.set("continued", restart == .continued)
            words.set("from_checkpoint", restart == .checkpoint)
            words.set("from_start", restart == .start)
        case .trainingCompleted:
            words.add(self.figures(standing.figures.flatMap { $0.occasion == .completion ? $0 : nil }))
            words.set("fixes", standing.fixes.map(Self.summary))
            words.set("incidents", standing.incidents.map(Self.incident))
            words["draws_folder"] = standing.training.map { "\(self.trainings)/\($0)" }
        default: return
        }
    }

    private static func incident(_ incident: (id: IncidentID, state: IncidentState)) -> Words {
        var words = Words("incident", incident.id.description)
        words["state"] = incident.state.rawValue
        return words
    }

    private static func summary(_ fix: Fix) -> Words {
        var words = Words()
        words["summary"] = fix.changes.isEmpty ? fix.fixClass.rawValue : Wording.changes(fix.changes)
        return words
    }

    /// The report that comes every `status` of the policy.
    ///
    /// - Parameters:
    ///   - figures: The latest diagnostics; nil while it is too early.
    ///   - elapsed: Sampling time of the segment, pauses left out.
    package func status(
        _ figures: MeasuredFigures?,
        elapsed: TimeAmount?,
        at now: Instant,
        state: ProtocolState,
        _ standing: Standing
    ) -> String {
        var words = self.subject(standing)
        words["time"] = Wording.time(now)
        words["by"] = "@\(Role.modelTrainer.rawValue)"
        words["to"] = "@\(Role.director.rawValue)"
        words["training"] = state.models[self.model]?.training?.name ?? "not started"
        words["elapsed"] = elapsed.map(Wording.hours)
        words.add(self.figures(figures))
        let open = state.incidents.filter { $0.model == self.model && !$0.state.isTerminal }
        words.set("waiting", open.map { Self.waiting($0, state) })
        return self.templates.render(.statusReported, words)
    }

    private static func waiting(_ incident: Incident, _ state: ProtocolState) -> Words {
        var words = Words()
        words["incident"] = incident.id.description
        words["state"] = incident.state.rawValue
        words["roles"] = Wording.roles(state.waitingFor(incident.id))
        return words
    }
}
