import Foundation
import RhatchetDraws
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// Ends one chain of a running training alone: the sampler's own process is asked to, and nobody counts the chain any more.
package struct ChainDropService {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// Drops the chain, one at a time in a project, so that what must remain is counted right.
    ///
    /// - Throws: ``ChainDropError``, the refusal.
    package func perform(_ chain: Int, of model: ModelName, as role: Role, by signatory: Signatory, reason: String)
        throws
        -> [ActionService.Step]
    {
        guard
            let lock = try FileLock.take(
                self.project.paths.root.appending(path: ".rhatchet/drop.lock").path,
                tries: 400
            )
        else { throw ChainDropError.busy }
        return try withExtendedLifetime(lock) {
            let drop = try self.drop(chain, of: model, by: signatory.participant.name, reason: reason)
            return try self.carryOut(drop, from: role, by: signatory)
        }
    }

    /// What was said in the record and not done, since its command ended in between.
    private func catchUp(_ logged: [DroppedChain], _ folder: String, has: [DroppedChain]) throws {
        let known = Set(has.map(\.chain))
        guard logged.contains(where: { !known.contains($0.chain) }) else { return }
        try AtomicFile.write(json: Self.union(has, logged), to: DroppedChain.file(in: folder))
    }

    /// Those that the folder has, which may be taken over from a segment before, and those of the log.
    private static func union(_ one: [DroppedChain], _ other: [DroppedChain]) -> [DroppedChain] {
        let known = Set(one.map(\.chain))
        return one + other.filter { !known.contains($0.chain) }
    }

    /// What dropping the chain would be; nothing is done yet.
    private func drop(_ chain: Int, of model: ModelName, by name: String, reason: String) throws -> ChainDrop {
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
        let logged = try self.standing(found.folder.id, segment.number ?? 0, record.run)
        try self.catchUp(logged, folder, has: tail.dropped)
        let before = Set(logged.map(\.chain)).union(tail.dropped.map(\.chain))
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
    private func carryOut(_ drop: ChainDrop, from role: Role, by signatory: Signatory) throws -> [ActionService.Step] {
        let to: Role = role == .director ? .modelTrainer : .director
        let message = Command.message(subject: .model(drop.model), to: to, text: drop.caveat, channel: .report)
        let steps = try ActionService(self.project).act(message, by: signatory, notes: [.chainDropped(drop)])
        let segment = TrainingFolder(project: self.project.paths.root.path, id: drop.training).segment(drop.segment)
        let folder = segment.run(drop.run)
        let logged = try self.standing(drop.training, drop.segment, drop.run)
        try AtomicFile.write(json: Self.union(DroppedChain.all(in: folder), logged), to: DroppedChain.file(in: folder))
        return steps
    }

    /// All that the log knows to be dropped of this call of the sampler, each chain once.
    private func standing(_ training: String, _ segment: Int, _ run: Int) throws -> [DroppedChain] {
        let told = try ChainDrop.told(in: self.project.engine).filter {
            $0.drop.training == training && $0.drop.segment == segment && $0.drop.run == run
        }
        var seen: Set<Int> = []
        return told.filter { seen.insert($0.drop.chain).inserted }.map { at, drop in
            DroppedChain(chain: drop.chain, by: drop.by, reason: drop.reason, time: Wording.timestamp(at))
        }
    }
}

extension ChainDrop {
    /// Every one in the log, in order, and when it was told.
    static func told(in engine: Engine) throws -> [(at: Instant, drop: ChainDrop)] {
        try engine.lines(about: .names(["chainDropped"])).compactMap { line in
            if case .chainDropped(let drop)? = line.note { return (line.at, drop) }
            return nil
        }
    }
}
