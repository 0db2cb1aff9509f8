import Foundation
import RhatchetDraws

/// A `run-<k>` folder as a posterior.
enum LogRun {
    /// - Parameter only: numbers of the chains that are wanted; nil for all.
    /// - Throws: ``ReadingError`` when the folder holds no post-warmup draw.
    static func posterior(_ folder: URL, only: Set<Int>? = nil) throws(ReadingError) -> Posterior {
        var run = RunTail(folder: folder, memory: Posterior.memory / 2, formats: .all)
        run.poll()
        let tails = run.chains.filter { only?.contains($0.chain) ?? true }
        guard let layout = run.layout, tails.contains(where: { $0.draws.count > 0 }) else {
            throw Self.nothing(folder, tails)
        }
        let chains = tails.filter { $0.draws.count > 0 }.map { tail in
            PosteriorChain(
                name: "chain \(tail.chain)",
                look: tail.look(isSummarized: true),
                source: .log(LogChain(path: Self.file(folder, tail), tail: tail))
            )
        }
        let notes = tails.flatMap { Self.notes(folder, $0, planned: run.plannedDraws) }
        let planned = only == nil ? run.plannedChains : nil
        let missing =
            planned.map { $0 > chains.count ? [ReadingNote.missing(chains: chains.count, planned: $0)] : [] } ?? []
        return Posterior(
            elements: Array(layout.parameterNames),
            chains: chains,
            facts: Self.facts(run),
            notes: notes + missing + run.dropped.map { .dropped(chain: $0.chain, by: $0.by, reason: $0.reason) }
        )
    }

    private static func file(_ folder: URL, _ tail: ChainTail) -> String {
        let paths = [ChainFormat].all.map { folder.appending(path: "chain-\(tail.chain)\($0.suffix)").relativePath }
        return paths.first { FileManager.default.fileExists(atPath: $0) } ?? paths[0]
    }

    private static func notes(_ folder: URL, _ tail: ChainTail, planned: Int?) -> [ReadingNote] {
        let path = Self.file(folder, tail)
        let condition: [ReadingNote] =
            switch tail.condition {
            case .whole: []
            case .short: [.torn(path)]
            case .damaged(let offset, let damage): [.damaged(path, "\(damage.rawValue) at byte \(offset)")]
            case .unreadable(let errno): [.damaged(path, String(cString: strerror(errno)))]
            }
        guard tail.draws.count > 0 else { return condition + [.empty(path)] }
        guard let planned, tail.draws.count < planned else { return condition }
        return condition + [.unfinished(path, draws: tail.draws.count, planned: planned)]
    }

    private static func nothing(_ folder: URL, _ tails: [ChainTail]) -> ReadingError {
        let path = folder.relativePath
        if tails.isEmpty {
            return ReadingError(path, "holds no draws yet; wait until the sampler has drawn the first one")
        }
        if case .damaged(let offset, let damage)? = tails.first?.condition {
            return ReadingError(Self.file(folder, tails[0]), "is damaged at byte \(offset): \(damage.rawValue)")
        }
        return ReadingError(path, "holds no draws behind warm-up yet")
    }

    private static func facts(_ run: RunTail) -> SamplingFacts {
        var facts = SamplingFacts()
        let header = run.chains.lazy.compactMap(\.header).first
        facts.sampler = header?.sampler
        facts.planned = run.plannedDraws
        facts.chains = run.record?.chains
        for (name, value) in run.record?.kernel ?? [:] {
            if let number = value.double { facts.settings[name] = number }
            if let word = value.text { facts.words[name] = word }
        }
        facts.settings["tune"] = header?.tune.map(Double.init)
        facts.settings["draws"] = run.plannedDraws.map(Double.init)
        return facts
    }
}
