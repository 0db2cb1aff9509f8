import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Writing the fix into the model's file, and taking it back.
extension EffectsPerformer {
    func swap(
        _ incident: IncidentID,
        _ fix: Fix,
        _ pending: PendingEffect,
        backwards: Bool
    ) throws -> Observation {
        // Data is mended in place, by who submits it.
        guard fix.fixClass != .data else { return Observation("the data files are as they were submitted") }
        let prepared = try self.prepared(incident, fix, pending, backwards: backwards)
        guard let prepared else { return Observation("no file was prepared") }
        let file = self.project.paths.file(named: prepared.file)
        let forwards = FileSwap(
            file: file,
            before: ContentHash(stored: prepared.before),
            after: ContentHash(stored: prepared.after)
        )
        switch try (backwards ? forwards.reversed : forwards).perform(from: self.contents) {
        case .swapped where backwards: return Observation("\(prepared.file) is as it was")
        case .swapped: return Observation(self.changed(prepared.file))
        case .alreadyDone: return Observation("\(prepared.file) was done already")
        case .conflicted:
            return Observation(
                "\(prepared.file) was changed by somebody since and is left as it is",
                conflict: .init(incident: incident, files: [prepared.file], role: .codeTranslator)
            )
        }
    }

    /// What was prepared when this very fix was applied: a later one of the same incident is another fix.
    private func prepared(
        _ incident: IncidentID,
        _ fix: Fix,
        _ pending: PendingEffect,
        backwards: Bool
    ) throws -> PreparedFix? {
        var lines = try self.engine.lines(about: .incident(incident)).filter { $0.sequence <= pending.id.sequence }
        if backwards, let place = lines.lastIndex(where: { $0.event?.applied == fix }) {
            lines.removeSubrange((place + 1)...)
        }
        return Preparations(lines).fix(of: incident)
    }

    private func changed(_ file: String) -> String {
        let place = GitWorkTree(folder: self.project.paths.root).whereEditsStand
        return "\(file) is changed" + (place.map { "; \($0)" } ?? "")
    }

    func writeRewind(_ incident: IncidentID) throws -> String {
        let document = try RewindDocument(incident, in: self.engine)
        return try document.write(to: self.project.paths)
    }
}

extension Event {
    fileprivate var applied: Fix? {
        if case .fixApplied(let fix) = self.fact { return fix }
        return nil
    }
}
