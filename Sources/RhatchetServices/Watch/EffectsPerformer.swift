import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Carries out what the protocol has decided, for one training: intent, act, observed.
///
/// Every act looks at the world first, so that one which was begun before a crash is finished and not repeated.
package final class EffectsPerformer {
    let project: Project
    let starter: SegmentStarter
    let contents: ContentStore
    let provenance: ProvenanceTaker

    package init(project: Project, starter: SegmentStarter) {
        self.project = project
        self.starter = starter
        self.contents = ContentStore(folder: project.paths.contents)
        self.provenance = ProvenanceTaker(plan: starter.plan, training: starter.training, paths: project.paths)
    }

    var engine: Engine { self.project.engine }
    var training: TrainingFolder { self.starter.training }

    /// Performs what is pending for this training's model; the others' is left to their owners.
    package func performPending() throws {
        var failure: (any Error)?
        for pending in try self.engine.pendingEffects() where self.isOurs(pending.effect) {
            // A file that cannot be written must not keep a training from being stopped.
            guard failure == nil || pending.effect.onlyEnds else { continue }
            do {
                try self.perform(pending)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// Starts the training without the protocol, which has no policy to decide by.
    func startObserved() throws {
        let segment = try self.training.createSegment()
        try self.engine.note(self.provenance.note(segment))
        try self.engine.note(try self.starter.startOnce(segment, resumingFrom: self.continued))
    }

    private func isOurs(_ effect: Effect) -> Bool {
        switch effect {
        case .startTraining(let model), .pauseTraining(let model), .resumeTraining(let model, _),
            .stopTraining(let model), .quarantineDraws(let model):
            model == self.starter.plan.model
        case .applyFix(let incident, _), .revertFix(let incident, _), .writeRewind(let incident):
            (try? self.engine.incident(incident))?.model == self.starter.plan.model
        }
    }

    private func perform(_ pending: PendingEffect) throws {
        do {
            FaultPoint.reach(.effectBeforeAct)
            let seen = try self.act(pending)
            FaultPoint.reach(.effectAfterAct)
            try self.engine.settle(pending, seen)
            FaultPoint.reach(.effectAfterSettle)
        } catch let error as LaunchError {
            // Nothing runs: that is the end of this effect, and the watch says why.
            try self.engine.mark(pending, as: .failed, result: error.description)
            throw error
        }
    }

    private func act(_ pending: PendingEffect) throws -> Observation {
        switch pending.effect {
        case .startTraining: try self.startFirst(pending)
        case .resumeTraining(_, .continued): Observation(try self.goOn())
        case .resumeTraining(_, .checkpoint): try self.start(pending) { self.training.usable(before: $0) }
        case .resumeTraining(_, .start): try self.start(pending) { _ in nil }
        case .pauseTraining: Observation(try self.pause())
        case .stopTraining: Observation(try self.stop())
        case .quarantineDraws: Observation(try self.quarantine())
        case .applyFix(let incident, let fix): try self.swap(incident, fix, pending, backwards: false)
        case .revertFix(let incident, let fix): try self.swap(incident, fix, pending, backwards: true)
        case .writeRewind(let incident): Observation(try self.writeRewind(incident))
        }
    }
}

extension Effect {
    /// Whether it takes a training to a stand, and nothing else.
    fileprivate var onlyEnds: Bool {
        switch self {
        case .pauseTraining, .stopTraining, .quarantineDraws: true
        case .startTraining, .resumeTraining, .applyFix, .revertFix, .writeRewind: false
        }
    }
}
