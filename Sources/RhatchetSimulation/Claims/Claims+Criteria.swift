import RhatchetProtocol

/// The seeds' eight criteria of success; the first four are asked of the protocol itself.
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
        timeline.pass(until: .start + self.team.policy.recommendation)
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
    func safeguards() -> Claim {
        var team = self.team
        team.mistakes.misuse = 1
        team.errors.curable = 0
        let nights = (0..<200).map { team.night($0, under: self.policy(.hybrid), seed: self.seed) }
        let tried = nights.flatMap(\.incidents).filter(\.misused).count
        let applied = nights.flatMap(\.incidents).filter(\.misuseApplied).count
        let second = nights.reduce(0) { $0 + $1.secondEmergencies }
        return Claim(
            "criterion-4",
            "safeguards prevent abuse of the emergency",
            found:
                "of \(tried) attempts, all that anybody can make, \(tried - applied) came to nothing; \(applied) guesses "
                + "of allowed parameters got through, to a review; \(second) second emergencies of a model",
            second == 0 && applied < tried ? .holds : .fails
        )
    }

    /// 5. "Response time for critical fixes reduced to <60 minutes".
    func response() -> Claim {
        let critical = Self.spread(self.hybrid.nights.flatMap(\.incidents)) { TimeMeasure.critical.hours($0) }
        let emergency = Self.spread(self.emergencies) { $0.resumedAfter.map { Double($0) / 3_600_000 } }
        let share = critical.share(upTo: 1)
        return Claim(
            "criterion-5",
            "the response to critical errors takes less than 60 minutes",
            found: "an emergency fix runs after \(Figure.time(hours: emergency.quantile(0.5))) (90 % within "
                + "\(Figure.time(hours: emergency.quantile(0.9)))); of all critical errors "
                + "\(Figure.percent(share)) are mended within the hour",
            share >= 0.9 ? .holds : emergency.quantile(0.9) < 1 ? .inPart : .fails,
            turns: "the others wait for the director: see 'not-used'"
        )
    }

    /// 6. "@director maintains oversight (retroactive approval)".
    func oversight() -> Claim {
        let emergencies = self.emergencies
        let ever = Self.share(emergencies) { $0.reviewedAt != nil }
        let inTime = 1 - Self.share(emergencies, \.isOverdue)
        return Claim(
            "criterion-6",
            "the director keeps the oversight by reviews afterwards",
            found: "\(Figure.percent(ever)) of the emergency fixes are reviewed, \(Figure.percent(inTime)) within "
                + "\(Figure.time(hours: self.team.policy.review.hours)); the others pause the training until then",
            ever >= 0.99 ? (inTime >= 0.95 ? .holds : .inPart) : .fails
        )
    }

    /// 7. "No increase in conflicting fixes".
    func noMoreConflicts() -> Claim {
        var claim = self.conflicts()
        claim.name = "criterion-7"
        return claim
    }

    /// 8. "Training success rate improved (fewer restarts)".
    func success() -> Claim {
        let inTime = self.difference(.inTime)
        let restarts = self.difference(.restarts)
        return Claim(
            "criterion-8",
            "the success rate of trainings improves, with fewer restarts",
            found: "trainings in time: difference \(Self.range(inTime)); restarts: difference \(Self.range(restarts))",
            inTime.low > 0 && restarts.high < 0 ? .holds : inTime.low > 0 || restarts.high < 0 ? .inPart : .fails
        )
    }
}

extension Instant {
    fileprivate static let start = Instant(milliseconds: 0)
}

extension NightRecord {
    /// Emergencies of a training after its first; one that met a conflict counts as not used.
    fileprivate var secondEmergencies: Int {
        let used = self.incidents.filter { $0.wasEmergency && $0.declined != .conflict }
        let emergencies = used.map(\.training)
        return emergencies.count - Set(emergencies).count
    }
}
