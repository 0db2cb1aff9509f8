import Foundation
import RhatchetEngine
import RhatchetTraining

/// Takes down what a segment is about to be started with.
///
/// It never keeps anything from being started: what cannot be told is said to be not known.
struct ProvenanceTaker {
    let plan: TrainingPlan
    let training: TrainingFolder
    let paths: ProjectPaths

    private func interpreter(_ contents: ContentStore) -> Provenance.Interpreter {
        if let python = self.plan.program.python {
            return InterpreterProbe(python: python).read(keepingListIn: contents)
        }
        return Provenance.Interpreter(executable: self.plan.script.path, version: "", settings: [:])
    }

    func note(_ segment: SegmentFolder) -> Note {
        let contents = ContentStore(folder: self.paths.contents)
        return .provenance(
            Provenance(
                model: self.plan.model,
                training: self.training.id,
                segment: segment.number ?? 0,
                source: GitWorkTree(folder: self.paths.root).read(keepingPatchIn: contents),
                interpreter: self.interpreter(contents),
                machine: MachineFacts.read(),
                rhatchet: ProgramVersion.current
            )
        )
    }
}
