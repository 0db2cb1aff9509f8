import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore
import RhatchetTraining

/// Whether the record of a project can be trusted: its chain, its proofs, the protocol's laws, and what is made of it.
package struct RecordCheck {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// - Parameter repairing: whether files that are made of the log are made again where they are not what it gives.
    package func report(repairing: Bool) throws -> RecordReport {
        let entries = try self.project.engine.entries()
        var faults = self.chain(entries)
        let lines = self.understood(entries, &faults)
        let proofs = AttestationCheck(lines)
        faults += proofs.faults.map { RecordReport.Fault(line: $0.sequence, reason: $0.reason) }
        faults += try Self.laws(lines) + self.state(lines) + self.contents(lines)
        return RecordReport(
            entries: entries.count,
            head: entries.last?.hash ?? LineMark.beginning.hash,
            faults: faults.sorted { ($0.line ?? .max) < ($1.line ?? .max) },
            stale: try self.stale(repairing: repairing),
            proven: proofs.proven,
            unproven: proofs.unproven
        )
    }

    private func chain(_ entries: [Entry]) -> [RecordReport.Fault] {
        HashChain.firstBroken(in: entries).map { number in
            let kind = entries.first { $0.sequence == number }?.kind.rawValue ?? "line"
            return [RecordReport.Fault(line: number, reason: "this \(kind) was changed, or a line before it is gone")]
        } ?? []
    }

    private func understood(_ entries: [Entry], _ faults: inout [RecordReport.Fault]) -> [Line] {
        entries.compactMap { entry in
            do {
                return try Line(entry)
            } catch {
                faults.append(RecordReport.Fault(line: entry.sequence, reason: "it cannot be understood"))
                return nil
            }
        }
    }

    private static func laws(_ lines: [Line]) -> [RecordReport.Fault] {
        let events = lines.filter { $0.event != nil }
        return HistoryLaws(events.compactMap(\.event)).breaches.map { breach in
            RecordReport.Fault(
                line: events[breach.index].sequence,
                reason: "against the protocol: \(breach.law.rawValue)"
            )
        }
    }

    /// Folding the log anew gives the state that the program works with.
    private func state(_ lines: [Line]) throws -> [RecordReport.Fault] {
        var state = ProtocolState()
        for event in lines.compactMap(\.event) { state.apply(event) }
        let kept = try self.project.engine.heads()
        let isSame = kept == state.incidents.map(IncidentHead.init)
        state.letEndedGo()
        var current = self.project.engine.state
        current.letEndedGo()
        guard state != current || !isSame else { return [] }
        return [RecordReport.Fault(line: nil, reason: "the stored state is not what the log gives")]
    }

    /// The files before and after each fix are kept, byte for byte.
    private func contents(_ lines: [Line]) -> [RecordReport.Fault] {
        let store = ContentStore(folder: self.project.paths.contents)
        return lines.flatMap { line -> [RecordReport.Fault] in
            guard let fix = line.note?.preparedFix else { return [] }
            return [fix.before, fix.after].compactMap { hash in
                guard (try? store.content(ContentHash(stored: hash))) == nil else { return nil }
                let reason = "the kept text \(hash.prefix(12)) of '\(fix.file)' is gone or changed"
                return RecordReport.Fault(line: line.sequence, reason: reason)
            }
        }
    }

    private func stale(repairing: Bool) throws -> [String] {
        let templates = Templates(self.project.paths)
        var stale: [String] = []
        let manifest = try Manifest(self.project.engine)
        if try !manifest.isCurrent(in: self.project.paths) {
            if repairing { try manifest.write(to: self.project.paths) } else { stale.append("VERSION_MANIFEST.json") }
        }
        for incident in try self.project.engine.heads() {
            let transcript = try Transcript(incident.id, project: self.project, templates: templates)
            guard let transcript, !transcript.isCurrent(in: self.project.paths) else { continue }
            if repairing { try transcript.write(to: self.project.paths) } else { stale.append("\(incident.id).md") }
        }
        return stale
    }
}
