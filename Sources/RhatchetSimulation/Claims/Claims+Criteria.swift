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

    /// 5. "Response time for critical fixes reduced to <60 minutes".
    func response() async -> Claim {
        let emergency = Self.spread(self.emergencies) { $0.resumedAfter.map { Double($0) / 3_600_000 } }
        let share = Self.withinTheHour(self.hybrid.nights, self.comparison.resamples)
        let turns = await self.callsThatMakeIt("nine in ten within the hour", 0.9) { nights in
            Self.withinTheHour(nights, self.changed).value
        }
        return Claim(
            "criterion-5",
            "the response to critical errors takes less than 60 minutes",
            found: "an emergency fix runs after \(Figure.time(hours: emergency.quantile(0.5))) (90 % within "
                + "\(Figure.time(hours: emergency.quantile(0.9)))); of all critical errors "
                + "\(Figure.percents(share)) are mended within the hour, nine in ten to hold",
            .init(all: [
                emergency.count == 0 ? .notMet : .init(emergency.quantile(0.9) < 1), .init(share, atLeast: 0.9),
            ]),
            turns: turns
        )
    }

    private static func withinTheHour(_ nights: [NightRecord], _ resamples: Resamples) -> Estimate {
        let hours = TimeMeasure.critical.hours
        return resamples.share(nights, of: { hours($0) != nil }) { hours($0).map { $0 <= 1 } ?? false }.estimate
    }

    /// 6. "@director maintains oversight (retroactive approval)".
    func oversight() async -> Claim {
        let ever = self.share(of: { $0.emergencyFixes > 0 }) { $0.reviewedAt != nil }
        let late = self.share(of: { $0.emergencyFixes > 0 }, \.isOverdue)
        let inTime = Estimate(1 - late.value, 1 - late.high, 1 - late.low)
        let policy = self.policy(.hybrid)
        let others =
            policy.onReviewOverdue == .pause
            ? "the others pause the training until then" : "under the others the training runs on without one"
        return Claim(
            "criterion-6",
            "the director keeps the oversight by reviews afterwards",
            found: "\(Figure.percents(ever)) of the emergency fixes are reviewed, \(Figure.percents(inTime)) within "
                + "\(Figure.time(hours: policy.review.hours)); \(others)",
            .init(all: [.init(ever, atLeast: 0.99), .init(inTime, atLeast: 0.95)]),
            turns: await self.reviewInTime()
        )
    }

    private func reviewInTime() async -> String {
        if let hours = await self.reviewInTime(self.team.mistakes.lateReview) {
            return "95 % in time from 'review: \(hours)h' on"
        }
        let forgotten = Figure.percent(self.team.mistakes.lateReview, 0)
        guard let hours = await self.reviewInTime(0) else { return "not 95 % in time with 'review: 24h'" }
        return
            "95 % in time from 'review: \(hours)h' on where none is forgotten; with \(forgotten) forgotten not with 24h"
    }

    /// From how many hours on 95 % of the reviews are in time; nil where a day is not enough.
    private func reviewInTime(_ forgotten: Double) async -> Int64? {
        await self.first([1, 2, 3, 4, 6, 8, 10, 12, 24]) { hours in
            var policy = self.policy(.hybrid)
            policy.review = .hours(hours)
            let nights = await self.nights(policy) { $0.mistakes.lateReview = forgotten }
            return self.changed.ratio(nights, Measure.overdue.count).value <= 0.05
        }
    }
}

extension Instant {
    fileprivate static let start = Instant(milliseconds: 0)
}
