import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

extension Watch {
    /// What is to be shown at this moment.
    package var snapshot: WatchSnapshot {
        let segment = self.segment
        return WatchSnapshot(
            model: self.plan.model.rawValue,
            training: self.training.id,
            segment: segment?.number ?? 0,
            sampler: segment?.record?.samplerName,
            status: self.status,
            observing: self.observing,
            elapsed: self.elapsed,
            remaining: self.remaining,
            chains: self.chainRows,
            dropped: segment?.tail?.dropped.map { InertText.line($0.sentence) } ?? [],
            diagnostics: self.diagnostics,
            incident: self.incidentRow,
            rules: self.ruleRows,
            blind: self.blindness
        )
    }

    var status: WatchSnapshot.Status {
        guard let segment = self.segment else { return .starting }
        switch segment.status {
        case .starting: return .starting
        case .running: return segment.record == nil ? .starting : .sampling
        case .stopped: return .paused
        case .exited(let exit): return exit.isSuccess ? .completed : .halted
        case .lost: return .lost
        }
    }

    private var elapsed: Double {
        if case .exited(let exit)? = self.segment?.status, let seconds = exit.seconds { return seconds }
        guard let started = self.segment.flatMap(self.startedAt) else { return 0 }
        return max(0, (self.endedAt ?? Date()).timeIntervalSince(started))
    }

    private func startedAt(_ segment: LiveSegment) -> Date? {
        let process = AtomicFile.read(ProcessRecord.self, from: segment.folder.process)
        // What has ended is told by the clock of its time.
        return segment.hasEnded ? process.flatMap { UTC.date($0.started) } : process?.begun
    }

    private var endedAt: Date? {
        guard case .exited(let exit)? = self.segment?.status else { return nil }
        return UTC.date(exit.ended)
    }

    /// The slowest chain at its present rate; chains that have not begun wait for a core.
    private var remaining: Double? {
        guard self.status == .sampling, let record = self.segment?.record, self.hasSettled else { return nil }
        guard let tune = record.tune, let draws = record.draws, let chains = self.segment?.tail?.plannedChains else {
            return nil
        }
        let rows = self.chainRows.filter { $0.phase != .waiting && $0.phase != .done }
        let left = rows.compactMap { row -> Double? in
            guard let rate = row.drawsPerSecond, rate > 0 else { return nil }
            return (Double(tune) + Double(draws) - Double(row.recorded)) / rate
        }
        guard let slowest = left.max(), left.count == rows.count else { return nil }
        let begun = max(1, self.segment?.tail?.chains.count ?? 1)
        let batches = Double(max(0, chains - begun)) / Double(max(1, rows.count))
        return slowest + batches.rounded(.up) * slowest
    }

    /// The first draws are no measure: tuning begins with trees of any length.
    private var hasSettled: Bool {
        self.chainRows.allSatisfy { row in
            row.phase == .done || row.phase == .waiting || row.recorded * 10 >= row.planned ?? .max
        }
    }

    private var chainRows: [WatchSnapshot.ChainRow] {
        guard let segment = self.segment, let tail = segment.tail else { return [] }
        let planned = tail.record.flatMap { record in
            record.tune.flatMap { tune in record.draws.map { tune.addingReportingOverflow($0).partialValue } }
        }
        return tail.chains.map { chain in
            let rate = segment.status.isLive ? segment.rates.perSecond(chain.chain) : nil
            return WatchSnapshot.ChainRow(chain, planned: planned, rate: rate)
        }
    }

    private var diagnostics: WatchSnapshot.Diagnostics? {
        guard let look = self.segment?.look, let verdict = self.segment?.verdict else { return nil }
        return WatchSnapshot.Diagnostics(look, verdict)
    }

    private var ruleRows: [WatchSnapshot.RuleRow] {
        let readings = self.segment?.ruleReadings ?? []
        let shown =
            readings.isEmpty
            ? self.rules.until.map { $0.conditions.map { (condition: $0, reading: nil) } }
            : readings.map { $0.map { (condition: $0.condition, reading: Optional($0)) } }
        return shown.enumerated().flatMap { rule, conditions in
            conditions.map { condition, reading in
                WatchSnapshot.RuleRow(
                    rule: rule,
                    condition: condition.description,
                    holds: reading?.holds ?? false,
                    value: reading?.value.flatMap { $0.isFinite ? $0 : nil },
                    element: reading?.element.map(InertText.line)
                )
            }
        }
    }

    private var incidentRow: WatchSnapshot.IncidentRow? {
        let state = self.project.engine.state
        guard let incident = self.incident ?? state.incidents.last(where: { $0.model == self.plan.model }) else {
            return nil
        }
        let deadline = state.deadlines().first { $0.incident == incident.id }
        return WatchSnapshot.IncidentRow(
            id: incident.id.description,
            state: incident.state.rawValue,
            lane: incident.lane.rawValue,
            round: incident.round,
            waitingFor: state.waitingFor(incident.id).map(\.rawValue),
            verified: self.verifiedChecks(incident),
            deadline: deadline?.kind.rawValue,
            deadlineIn: deadline.map { Double(($0.due - self.project.engine.now).milliseconds) / 1000 }
        )
    }

    /// How far the check of a fix has come; nil when none is going on.
    private func verifiedChecks(_ incident: Incident) -> String? {
        guard incident.state == .verifying || incident.repair == .probation else { return nil }
        guard let verification = self.segment?.verification else { return nil }
        return "\(verification.good) of \(verification.needed)"
    }

    /// Whether the training and its draws can be seen, as far as they should be.
    var isSeeing: Bool { self.segment?.status.isLive == true && self.blindness == nil }

    /// What cannot be seen, and why; said once a healthy start would have shown it.
    private var blindness: String? {
        guard let segment = self.segment, segment.status.isLive, !segment.saidHello, self.elapsed > 10 else {
            return self.endedUnseen
        }
        if self.plan.program.isCommand {
            return segment.record == nil
                ? "no draws seen: neither a Python with Rhatchet's hook nor a program of CmdStan; its log and its end are watched"
                : nil
        }
        guard segment.record == nil else { return nil }
        return "Python has not said hello, so no draws can be seen; is it run with -I or -E, or by another program?"
    }

    private var endedUnseen: String? {
        guard let segment = self.segment, case .exited(let exit) = segment.status, exit.isSuccess else { return nil }
        guard segment.record == nil else { return nil }
        if self.plan.program.isCommand { return "no draws were seen; the program ended well" }
        return "the script ended without a call of a sampler that Rhatchet knows; no draws were recorded"
    }
}
