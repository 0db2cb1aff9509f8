import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

extension Watch {
    /// Tells the protocol what is confirmed: a finding, a verification, an end.
    func report() throws {
        guard let segment = self.segment else { return }
        try self.noteEnd()
        try self.reportVerification(segment)
        try self.reportFinding(segment)
        try self.reportStall(segment)
    }

    /// Once for each segment, and not while something is known to be wrong already: its cause is not known, so nothing is
    /// stopped.
    private func reportStall(_ segment: LiveSegment) throws {
        guard self.incident == nil, self.modelState?.training == .running, !self.stalled.contains(segment.number),
            let finding = segment.stall
        else { return }
        try self.act(.report(model: self.plan.model, finding: finding))
        self.stalled.insert(segment.number)
    }

    /// The end of the process, once: completed, or halted with what the log says.
    func noteEnd() throws {
        guard let segment = self.segment, self.observing || self.modelState?.training == .running else { return }
        switch segment.status {
        case .starting, .running, .stopped: return
        case .exited(let exit) where self.wasStopped && !(self.wasRuled && exit.isSuccess): try self.noteStop()
        case .exited(let exit) where exit.isSuccess: try self.noteCompletion(segment)
        case .exited(let exit): try self.noteHalt(segment, ExitNote(exit))
        // Nobody saw it end, but the recorder saw the sampler finish: what cannot be observed is not failed.
        case .lost where segment.record?.state == .finished: try self.noteCompletion(segment)
        case .lost: try self.noteHalt(segment, ExitNote.unseen)
        }
    }

    private func noteCompletion(_ segment: LiveSegment) throws {
        guard !self.observing else { return }
        try self.act(
            .complete(model: self.plan.model),
            notes: [self.measurement(segment, .completion)].compactMap(\.self)
        )
    }

    /// Whether the recorder was asked to stop and did: that is neither a failure nor an end as planned.
    var wasStopped: Bool { self.segment?.record?.state == .stopped && self.incident == nil }

    /// Whether a rule of the user has asked for the stop.
    var wasRuled: Bool { self.segment?.ruledStop != nil }

    /// The protocol knows a stop by hand as an end; nothing is judged, and the next watch starts anew.
    private func noteStop() throws {
        guard !self.observing else { return }
        try self.act(.complete(model: self.plan.model))
    }

    private func noteHalt(_ segment: LiveSegment, _ exit: ExitNote) throws {
        let log = self.project.paths.log(of: self.plan.model.rawValue)
        let tail = LogTail.lastLines(of: log)
        let verdict = LogTriage.judge(exit.record, tail: tail, file: self.project.paths.relative(log))
        let found = verdict?.finding ?? Finding(category: .unknown, halted: true, error: exit.record.sentence)
        let finding = segment.shortage.explained(found, isByItself: exit.isByItself)
        if self.observing {
            // Nothing is decided without a policy: it is only said.
            self.observedEnd = finding
            return
        }
        // A sampler that is killed leaves its workers behind, waiting for it for ever.
        try segment.supervisor.kill()
        try self.act(.report(model: self.plan.model, finding: finding))
    }

    private func reportVerification(_ segment: LiveSegment) throws {
        guard let incident = self.incident, let verification = segment.verification else { return }
        // Not while a review is overdue: until the director has spoken nothing counts.
        let isProbation = incident.state == .probation && incident.repair == .probation
        guard incident.state == .verifying || isProbation, incident.repair != .verified else { return }
        let training = self.modelState?.training
        guard training == .running || training == .completed else { return }
        switch verification.outcome {
        case .undecided: return
        case .passed, .failed:
            let passed = verification.outcome == .passed
            let notes = [self.measurement(segment, .verification)].compactMap(\.self)
            try self.act(.verify(incident: incident.id, passed: passed), notes: notes)
        }
    }

    /// A finding is told once, and again only when it got worse.
    private func reportFinding(_ segment: LiveSegment) throws {
        guard let verdict = segment.verdict, verdict.isConfirmed, let finding = verdict.finding else { return }
        guard !(self.wasStopped && segment.hasEnded) else { return }
        guard let severity = verdict.severity, self.isNews(severity, segment) else { return }
        let training = self.modelState?.training
        guard training == .running || training == .completed && verdict.isFinal else { return }
        if try self.isAccepted(segment), !finding.halted {
            guard self.muted[segment.number].map({ $0 < severity }) ?? true else { return }
            try self.noteMuted(finding, severity, segment)
            // Apart from what was reported: once the acceptance is lifted the finding is news.
            self.muted[segment.number] = severity
            return
        }
        let notes = [self.measurement(segment, .finding)].compactMap(\.self)
        try self.act(.report(model: self.plan.model, finding: finding), notes: notes)
        self.reported[segment.number] = severity
    }

    private func isNews(_ severity: Severity, _ segment: LiveSegment) -> Bool {
        if let told = self.reported[segment.number], told >= severity { return false }
        guard let incident = self.incident else { return true }
        // While a fix is being verified its own judge speaks.
        guard incident.state != .verifying, incident.repair != .probation else { return false }
        return (incident.latestFinding?.severity).map { $0 < severity } ?? true
    }

    /// How the sampler took up what was there before, once it has said so.
    func noteResume() throws {
        guard let segment = self.segment, let resume = segment.record?.resume else { return }
        guard try !self.record.hasResume(self.training.id, segment.number) else { return }
        try self.project.engine.note(
            .resumed(
                ResumeNote(
                    model: self.plan.model,
                    training: self.training.id,
                    segment: segment.number,
                    grade: resume.grade.rawValue,
                    taken: resume.taken ?? [],
                    notTaken: resume.notTaken ?? [],
                    reason: resume.reason ?? ""
                )
            )
        )
    }

    /// What this training has brought for what it has cost.
    func goodput(_ chronicles: [Chronicle]) -> Goodput {
        let elements = self.segment?.look?.parameters.filter { !$0.isConstant && $0.essBulk.isFinite } ?? []
        return Goodput(self.training, essBulk: elements.map(\.essBulk).min(), chronicles: chronicles)
    }

    /// The figures of the latest look, for the record.
    func measurement(_ segment: LiveSegment, _ occasion: MeasuredFigures.Occasion) -> Note? {
        guard let look = segment.look else { return nil }
        let elements = look.parameters.filter { !$0.isConstant }
        let transitions = max(1, look.chains.reduce(0) { $0 + $1.draws })
        let saturated = look.chains.compactMap(\.saturated)
        var measured = MeasuredFigures(
            model: self.plan.model,
            training: self.training.id,
            segment: segment.number,
            occasion: occasion,
            draws: look.draws,
            chains: look.chains.count,
            divergentShare: Double(look.chains.reduce(0) { $0 + $1.divergent }) / Double(transitions),
            saturatedShare: saturated.isEmpty ? nil : Double(saturated.reduce(0, +)) / Double(transitions),
            verdict: segment.verdict?.state.rawValue ?? "unknown"
        )
        let rhat = elements.filter { $0.rhat.isFinite }.max { $0.rhat < $1.rhat }
        let bulk = elements.filter { $0.essBulk.isFinite }.min { $0.essBulk < $1.essBulk }
        let tail = elements.filter { $0.essTail.isFinite }.min { $0.essTail < $1.essTail }
        (measured.rhat, measured.rhatParameter) = (rhat?.rhat, rhat?.name)
        (measured.essBulk, measured.essBulkParameter) = (bulk?.essBulk, bulk?.name)
        (measured.essTail, measured.essTailParameter) = (tail?.essTail, tail?.name)
        return .measured(measured)
    }
}

/// How a process ended, in the triage's terms.
private struct ExitNote {
    let record: RhatchetTriage.ExitRecord

    static let unseen = ExitNote(record: RhatchetTriage.ExitRecord())

    /// A signal comes from somebody else, and a full disk sends none.
    var isByItself: Bool { self.record.status != nil && self.record.effectiveSignal == nil }

    init(record: RhatchetTriage.ExitRecord) {
        self.record = record
    }

    init(_ exit: RhatchetTraining.ExitRecord) {
        switch exit.outcome {
        case .status(let status): self.record = RhatchetTriage.ExitRecord(status: status)
        case .signal(let signal): self.record = RhatchetTriage.ExitRecord(signal: signal)
        case .notStarted: self.record = RhatchetTriage.ExitRecord(status: 127)
        }
    }
}
