import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Fixes of a bare program of CmdStan's: its words are what can be changed.
extension FixDesk {
    /// The file of the words; nil where a script is the model's file, or the program is none of CmdStan's.
    func call(of model: ModelName) -> URL? {
        guard !ScriptFile.isPython(self.script) else { return nil }
        return StanCallFile.find(model.rawValue, in: self.project.paths.root.path)
    }

    /// Changes of words, each argument in its place.
    func change(_ changes: [Change], on incident: Incident, in call: URL) throws -> Outcome {
        let before = try Data(contentsOf: call)
        let kept = try JSONDecoder().decode(StanCallFile.self, from: before)
        do {
            let (words, made) = try StanWords(kept.arguments).with(changes)
            var changed = kept
            changed.arguments = words.arguments
            let diff = Self.difference(kept.arguments, changed.arguments)
            let piece = try self.workshop.keep(before, changed.data, in: call, diff: diff, made)
            return .ready(piece, .fixPrepared(self.fix(piece, on: incident, in: call)))
        } catch let error as FixError {
            return .refused(error.description)
        }
    }

    private func fix(_ piece: FixWorkshop.Workpiece, on incident: Incident, in call: URL) -> PreparedFix {
        PreparedFix(
            incident: incident.id,
            model: incident.model,
            file: self.project.paths.relative(call),
            before: piece.swap.before.description,
            after: piece.swap.after.description,
            diff: piece.diff
        )
    }

    /// The words that differ, those that go first.
    private static func difference(_ before: [String], _ after: [String]) -> String {
        let difference = after.difference(from: before)
        let gone = difference.removals.map { change in
            if case .remove(_, let word, _) = change { "-\(word)\n" } else { "" }
        }
        let come = difference.insertions.map { change in
            if case .insert(_, let word, _) = change { "+\(word)\n" } else { "" }
        }
        return (gone + come).joined()
    }
}
