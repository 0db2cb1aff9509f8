import Foundation
import RhatchetDraws
package import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// Ends one chain of a running training alone: the sampler's own process is asked to, and nobody counts the chain any more.
package struct ChainDropService {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// What dropping the chain would be; nothing is done yet.
    ///
    /// - Throws: ``ChainDropError``
    package func drop(_ chain: Int, of model: ModelName, by name: String, reason: String) throws -> ChainDrop {
        let found = TrainingFolder.scan(project: self.project.paths.root.path).last { found in
            found.folder.ordinal?.model == model.rawValue && found.newest?.status.isLive == true
        }
        guard let found, let segment = found.newest?.folder, let folder = segment.runs.last else {
            throw ChainDropError.notSampling(model)
        }
        let tail = RunTail.counted(folder)
        guard let record = tail.record, record.state == .sampling else { throw ChainDropError.notSampling(model) }
        guard record.sampler == "pymc" else { throw ChainDropError.sampler(record.samplerName) }
        guard let planned = record.chains, chain >= 0, chain < planned else {
            throw ChainDropError.noSuchChain(chain, planned: record.chains ?? 0)
        }
        let before = tail.dropped.map(\.chain)
        guard !before.contains(chain) else { throw ChainDropError.droppedBefore(chain) }
        let left = planned - before.count - 1
        guard left >= ChainDropError.quorum(of: planned) else { throw ChainDropError.quorum(left: left, of: planned) }
        let draws = tail.chains.first { $0.chain == chain }?.draws.count ?? 0
        if let wanted = tail.plannedDraws, draws >= wanted { throw ChainDropError.complete(chain) }
        return ChainDrop(
            model: model,
            training: found.folder.id,
            segment: segment.number ?? 0,
            run: record.run,
            chain: chain,
            draws: draws,
            left: left,
            planned: planned,
            by: name,
            reason: reason
        )
    }

    /// Says it in the record, which decides whether it may be, and then where the sampler and all readers look.
    ///
    /// - Throws: the refusal.
    package func carryOut(_ drop: ChainDrop, from role: Role, by signatory: Signatory) throws -> [ActionService.Step] {
        let to: Role = role == .director ? .modelTrainer : .director
        let message = Command.message(subject: .model(drop.model), to: to, text: drop.caveat, channel: .report)
        let steps = try ActionService(self.project).act(message, by: signatory, notes: [.chainDropped(drop)])
        let segment = TrainingFolder(project: self.project.paths.root.path, id: drop.training).segment(drop.segment)
        try AtomicFile.write(json: self.standing(like: drop), to: DroppedChain.file(in: segment.run(drop.run)))
        return steps
    }

    /// All that the log knows to be dropped of this call of the sampler.
    private func standing(like drop: ChainDrop) throws -> [DroppedChain] {
        let lines = try self.project.engine.lines(about: ChainDrop.topic)
        return lines.compactMap { line in
            guard case .chainDropped(let one)? = line.note, one.training == drop.training, one.segment == drop.segment,
                one.run == drop.run
            else { return nil }
            return DroppedChain(chain: one.chain, by: one.by, reason: one.reason, time: Wording.timestamp(line.at))
        }
    }
}

extension ChainDrop {
    static let topic = Topic.names(["chainDropped"])

    /// Every one in the log, in order.
    static func all(in engine: Engine) throws -> [ChainDrop] {
        try engine.lines(about: self.topic).compactMap { line in
            if case .chainDropped(let drop)? = line.note { return drop }
            return nil
        }
    }
}
