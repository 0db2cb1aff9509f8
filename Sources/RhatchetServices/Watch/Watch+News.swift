import RhatchetEngine
import RhatchetProtocol
import RhatchetTriage

extension Watch {
    /// What has happened since the last call, one line each.
    package func takeNews() throws -> [String] {
        let obstacle = self.newsOfObstacle
        let complaints = self.complaints.filter { self.complaintsTold.insert($0).inserted }.map { "! \($0)" }
        guard self.obstacle.reason == nil else { return obstacle + complaints }
        let lines = try self.project.engine.lines(after: self.toldThrough)
        self.toldThrough = lines.last?.sequence ?? self.toldThrough
        return obstacle + lines.compactMap(self.news) + complaints
    }

    /// Told when it begins and when it is over, each time.
    private var newsOfObstacle: [String] {
        let reason = self.obstacle.reason
        guard (reason == nil) != (self.toldObstacle == nil) else { return [] }
        self.toldObstacle = reason
        return [reason.map { "! \($0); the watch goes on and tries again" } ?? "    it can be written again"]
    }

    private func news(_ line: Line) -> String? {
        if let model = line.note?.model, model != self.plan.model { return nil }
        return switch line.content {
        case .event(let event) where event.model == self.plan.model: self.news(event)
        case .event: nil
        case .note(.performed(let done)): self.news(done)
        case .note(.segmentStarted(let start)): "    segment \(start.segment): \(start.command.joined(separator: " "))"
        case .note(.provenance(let provenance)): "    source: \(ProvenanceText.brief(provenance.source))"
        case .note(.samplerStarted): nil
        case .note(.resumed(let note)): self.news(note)
        case .note(.stoppedByRule(let stop)): "    asked to end by its rule: \(stop.reason)"
        case .note(.chainDropped(let drop)): "    \(InertText.line(drop.caveat))"
        case .note(.fixPrepared(let fix)):
            (fix.diff.split(separator: "\n").map(String.init) + (fix.reasons ?? [])).map { "    \($0)" }.joined(
                separator: "\n"
            )
        case .note(.attested(let attestation)):
            attestation.proof == .uid ? "    attested: uid, the account \(attestation.account.name)" : nil
        // Both are complaints already.
        case .note(.undelivered), .note(.unanswered): nil
        case .note(.canary(let canary)): "    canary: \(InertText.line(canary.sentence))"
        case .note(.credential(let change)): "    \(change.sentence)"
        case .note(.acceptance(let acceptance)): "    \(InertText.line(acceptance.sentence))"
        case .note(.muted(let muted)): "    muted: \(muted.trigger(self.project.policy)); nobody is told of it"
        case .note(.salvaged(let log)): "    \(log.sentence)"
        case .note(.roster): "    who fills which role was accepted; 'rhatchet roles' shows it"
        case .note(.dataPrepared(let data)): data.files.map { "    \($0.sentence)" }.joined(separator: "\n")
        case .note(.measured(let figures)): figures.isToldByTheFinding ? nil : self.news(figures)
        }
    }

    private func news(_ event: Event) -> String {
        let id = event.incident.map { "\($0) " } ?? ""
        let to = event.to.isEmpty ? "" : " → " + Self.addressees(event.to)
        let code = event.code.map { " (\($0.rawValue))" } ?? ""
        let detail = self.detail(event).map { ": \($0)" } ?? ""
        return "\(Wording.clock(event.at)) \(id)\(event.name.rawValue)\(code) @\(event.by.rawValue)\(to)\(detail)"
    }

    private static func addressees(_ roles: [Role]) -> String {
        roles.count >= Role.allCases.count - 1 ? "all" : roles.map { "@\($0.rawValue)" }.joined(separator: " ")
    }

    /// A start tells its own line, with the command.
    private func news(_ done: PerformedEffect) -> String? {
        switch done.effect {
        case .startTraining, .resumeTraining(_, .checkpoint), .resumeTraining(_, .start): nil
        case .resumeTraining(_, .continued), .pauseTraining, .stopTraining, .applyFix, .revertFix, .quarantineDraws,
            .writeRewind:
            "    \(done.result)"
        }
    }

    private func detail(_ event: Event) -> String? {
        switch event.fact {
        case .incidentOpened(let finding, let severity, _), .findingAttached(let finding, let severity, _):
            "\(severity.rawValue), \(Wording.trigger(finding, policy: self.project.engine.state.policy))"
                + (finding.evidence.first.map { " (\(Wording.place($0)))" } ?? "")
        case .fixAuthorized(let authorization, _): Wording.changes(authorization.changes)
        case .fixApplied(let fix), .fixReverted(let fix): Wording.fix(fix)
        case .adviceGiven(let advice): advice.recommendation
        case .emergencyDeclined(let reason), .reviewGranted(let reason, _), .reviewRejected(let reason, _): reason
        case .actionRefused(_, let refusal): refusal.message
        default: nil
        }
    }

    private func news(_ note: ResumeNote) -> String {
        let taken = note.taken.isEmpty ? "nothing taken over" : "taken over: " + note.taken.joined(separator: ", ")
        let reason = note.reason.isEmpty ? "" : "; \(note.reason)"
        return "    segment \(note.segment) starts \(note.grade), \(taken)\(reason)"
    }

    private func news(_ figures: MeasuredFigures) -> String {
        let rhat = figures.rhat.map { "max R-hat \(Wording.decimal3($0)) \(figures.rhatParameter ?? "")" } ?? "no R-hat"
        let ess = figures.essBulk.map { "min ESS \(shownESS($0)) \(figures.essBulkParameter ?? "")" } ?? "no ESS"
        return "    \(figures.chains) chains × \(figures.draws) draws: \(rhat), \(ess)"
    }
}

extension MeasuredFigures {
    /// Bad figures of a training's end come with the finding that is made of them.
    fileprivate var isToldByTheFinding: Bool {
        self.occasion == .completion && (self.verdict == "warning" || self.verdict == "critical")
    }
}
