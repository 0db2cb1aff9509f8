import RhatchetEngine
import RhatchetProtocol

extension Watch {
    /// What has happened since the last call, one line each.
    package func takeNews() throws -> [String] {
        let lines = try self.recordKeeper.lines().filter { $0.sequence > self.toldThrough }
        self.toldThrough = lines.last?.sequence ?? self.toldThrough
        let complaints = self.complaints.dropFirst(self.complaintsTold)
        self.complaintsTold = self.complaints.count
        return lines.compactMap(self.news) + complaints.map { "! \($0)" }
    }

    private func news(_ line: Line) -> String? {
        switch line.content {
        case .event(let event) where event.model == self.plan.model: self.news(event)
        case .event: nil
        case .note(.performed(let done)): "    \(done.result)"
        case .note(.segmentStarted(let start)): "    segment \(start.segment): \(start.command.joined(separator: " "))"
        case .note(.resumed(let note)): self.news(note)
        case .note(.fixPrepared(let fix)): fix.diff.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        case .note(.measured(let figures)): self.news(figures)
        }
    }

    private func news(_ event: Event) -> String {
        let id = event.incident.map { "\($0) " } ?? ""
        let to = event.to.isEmpty ? "" : " → " + event.to.map { "@\($0.rawValue)" }.joined(separator: " ")
        let code = event.code.map { " (\($0.rawValue))" } ?? ""
        let detail = self.detail(event).map { ": \($0)" } ?? ""
        return "\(Wording.clock(event.at)) \(id)\(event.name.rawValue)\(code) @\(event.by.rawValue)\(to)\(detail)"
    }

    private func detail(_ event: Event) -> String? {
        switch event.fact {
        case .incidentOpened(let finding, let severity, _), .findingAttached(let finding, let severity, _):
            "\(severity.rawValue), \(Wording.trigger(finding, policy: self.project.engine.state.policy))"
        case .fixAuthorized(let authorization, _): Wording.changes(authorization.changes)
        case .fixApplied(let fix), .fixReverted(let fix): Wording.changes(fix.changes)
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
        let ess = figures.essBulk.map { "min ESS \(Int($0)) \(figures.essBulkParameter ?? "")" } ?? "no ESS"
        return "    \(figures.chains) chains × \(figures.draws) draws: \(rhat), \(ess)"
    }
}
