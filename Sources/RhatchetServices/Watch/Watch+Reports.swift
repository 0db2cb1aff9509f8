import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

extension Watch {
    /// The director's regular news: how the training stands, every `status` of the policy, and once when it takes
    /// longer than was expected.
    func reportStatus() throws {
        guard !self.observing, self.segment?.status.isLive == true else { return }
        let lines = try self.record.lines()
        let engine = self.project.engine
        guard let latest = lines.last(where: self.startsTheStatusClock) else { return }
        if engine.now - latest.at >= engine.state.policy.status { try self.sendStatus(lines) }
        try self.remindOfExpectedTime(lines)
    }

    /// The last report, or else the start: a new watch goes on counting where the one before stopped.
    private func startsTheStatusClock(_ line: Line) -> Bool {
        guard let event = line.event, event.model == self.plan.model else { return false }
        return event.name == .statusReported || event.name == .trainingStarted
    }

    private func sendStatus(_ lines: [Line]) throws {
        var standing = Standing()
        for line in lines where (line.event?.model ?? line.note?.model) == self.plan.model { standing.take(line) }
        let engine = self.project.engine
        let figures = self.segment.flatMap { self.measurement($0, .finding) }.flatMap { note -> MeasuredFigures? in
            if case .measured(let figures) = note { return figures }
            return nil
        }
        let text = Messages(self.plan.model, project: self.project, templates: Templates(self.project.paths)).status(
            figures,
            elapsed: self.sampled(lines),
            at: engine.now,
            state: engine.state,
            standing
        )
        let watch = Participant(BuiltInRule.watch.rawValue, .rule)
        try engine.reportStatus(of: self.plan.model, text, by: watch)
    }

    private func remindOfExpectedTime(_ lines: [Line]) throws {
        guard let expected = self.project.configuration?.expected[self.plan.model], let sampled = self.sampled(lines),
            sampled > expected
        else { return }
        let said = "Training \(self.training.id) takes longer than the expected \(Wording.whole(expected))"
        let isSaid = lines.contains { line in
            if case .messageSent(_, let text, _)? = line.event?.fact { return text.hasPrefix(said) }
            return false
        }
        guard !isSaid else { return }
        let text =
            "\(said): it has sampled for \(Wording.hours(sampled)). Let it go on, have it looked into, or terminate it."
        try self.act(.message(subject: .model(self.plan.model), to: .director, text: text))
    }

    /// Sampling time of all segments, pauses left out.
    private func sampled(_ lines: [Line]) -> TimeAmount? {
        let start = lines.last { $0.event?.name == .trainingStarted && $0.event?.model == self.plan.model }
        guard let start else { return nil }
        let now = SystemClock().stamp()
        let time = SamplingTime(of: self.plan.model, in: lines, now: now)
        return .milliseconds(time.milliseconds(from: start.stamp.wall(by: now), to: now.wall))
    }
}
