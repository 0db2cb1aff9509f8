import RhatchetProtocol

/// The first four of the seeds' eight criteria of success, which are asked of the protocol itself.
extension Claims {
    /// 1. "Emergency protocol defined with clear severity thresholds".
    func thresholds() -> Claim {
        let policy = self.policy(.hybrid)
        func escalates(_ rhat: Double) -> Bool {
            var timeline = Timeline(ProtocolState(policy: policy, models: [ModelDeclaration("model_1")]))
            let finding = Finding(category: .convergence, rhat: rhat, checks: 2)
            timeline.act(Action(by: .modelTrainer, .report(model: "model_1", finding: finding)), at: .start)
            return timeline.events.contains { $0.name == .emergencyActivated }
        }
        let above = policy.rhatCritical.nextUp
        return Claim(
            "criterion-1",
            "the emergency is defined with clear severity thresholds",
            found: "R-hat above \(Figure.text(policy.rhatCritical, 2)) "
                + "\(escalates(above) ? "escalates" : "does not escalate"), exactly "
                + "\(Figure.text(policy.rhatCritical, 2)) \(escalates(policy.rhatCritical) ? "escalates" : "does not")",
            escalates(above) && !escalates(policy.rhatCritical) ? .holds : .fails
        )
    }

    /// 2. "@modeler's training phase responsibilities documented".
    func responsibilities() -> Claim {
        var timeline = Timeline(ProtocolState(policy: self.policy(.centralized), models: [ModelDeclaration("model_1")]))
        let finding = Finding(category: .convergence, rhat: 1.2)
        timeline.act(Action(by: .modelTrainer, .report(model: "model_1", finding: finding)), at: .start)
        let id = IncidentID(rawValue: 1)
        timeline.act(Action(by: .director, .consult(incident: id)), at: .start)
        timeline.pass(until: .start + max(self.team.policy.analysis, self.team.policy.recommendation))
        let missed = timeline.events.filter { $0.name == .deadlineMissed }.count
        let mayEdit = !timeline.state.openCommands(for: .modeler, on: id).filter { $0 == .submit || $0 == .apply }
            .isEmpty
        return Claim(
            "criterion-2",
            "the modeler's responsibilities while a training runs are laid down",
            found: "asked and silent, \(missed) deadlines pass (analysis, recommendation); "
                + "editing code is \(mayEdit ? "open" : "not open") to the modeler",
            missed == 2 && !mayEdit ? .holds : .fails
        )
    }

    /// 3. "@modeler ↔ @code_translator communication protocol created".
    func communication() -> Claim {
        var timeline = Timeline(ProtocolState(policy: self.policy(.hybrid), models: [ModelDeclaration("model_1")]))
        func write(_ channel: Channel) -> Bool {
            let subject = Subject.model("model_1")
            let message = Command.message(
                subject: subject,
                to: .codeTranslator,
                text: "increase tune",
                channel: channel
            )
            timeline.act(Action(by: .modeler, message), at: .start)
            return timeline.events.last?.name == .messageSent
        }
        let before = write(.report) || write(.emergency)
        let finding = Finding(category: .convergence, rhat: 1.47, checks: 2)
        timeline.act(Action(by: .modelTrainer, .report(model: "model_1", finding: finding)), at: .start)
        let during = write(.emergency)
        return Claim(
            "criterion-3",
            "modeler and code translator have a protocol of communication",
            found:
                "a word of the modeler to the code translator is \(before ? "let through" : "refused") while nothing is "
                + "wrong and \(during ? "let through" : "refused") in an emergency",
            !before && during ? .holds : .fails
        )
    }

    /// 4. "Safeguards prevent emergency protocol abuse": everybody tries, and nothing has a remedy.
    func safeguards() async -> Claim {
        var team = self.team
        Self.press(&team)
        team.mistakes.misuse = 1
        team.errors.curable = 0
        let nights = await self.nights(self.policy(.hybrid)) { $0 = team }
        let incidents = nights.flatMap(\.incidents)
        let written = self.changed.share(nights, of: \.misused, \.misuseApplied).estimate
        let audit = self.audit(team)
        let passed = audit.foreign + audit.second + audit.unreviewed
        return Claim(
            "criterion-4",
            "safeguards prevent abuse of the emergency",
            found: "of \(incidents.filter(\.misused).count) attempts, all that anybody can make, "
                + "\(Figure.percents(written)) get guesses of allowed parameters through; of \(audit.fixes) fixes read one by "
                + "one \(audit.foreign) change something else, \(audit.second) are a second of their model, "
                + "\(audit.unreviewed) were resolved without a review",
            .init(all: [.init(written, atMost: 0.5), audit.fixes == 0 ? .notMet : .init(passed == 0)])
        )
    }
}

extension Instant {
    fileprivate static let start = Instant(milliseconds: 0)
}
