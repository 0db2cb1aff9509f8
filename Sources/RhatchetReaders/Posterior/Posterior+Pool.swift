import Foundation
import RhatchetDraws

extension Posterior {
    /// Draws of several runs of one model, as chains beside each other.
    ///
    /// - Throws: ``ReadingError`` where they have not the same variables, or are not asked for by name.
    static func pooled(_ folders: [URL], asked: Bool) throws(ReadingError) -> Posterior {
        try Self.check(folders)
        let runs = try folders.map { folder throws(ReadingError) in
            (name: folder.relativePath, draws: try PosteriorPaths.content(ofRun: folder).posterior(workers: 1))
        }
        let first = runs[0]
        for run in runs.dropFirst() where run.draws.elements != first.draws.elements {
            throw ReadingError(run.name, "has other variables than \(first.name); they are runs of two models")
        }
        let kernels = Self.differences(runs.map(\.draws.facts))
        guard asked else {
            throw ReadingError(
                runs[1].name,
                "is another run than \(first.name)"
                    + (kernels.isEmpty ? "" : ", drawn by another kernel (\(kernels.joined(separator: ", ")))")
                    + "; draws of several runs are pooled only by name: '--pool'. A run that goes on from another holds its draws already"
            )
        }
        return Posterior(
            elements: first.draws.elements,
            chains: runs.flatMap { run in run.draws.chains.map { $0.renamed("\(run.name) \($0.name)") } },
            facts: Self.common(runs.map(\.draws.facts)),
            notes: runs.flatMap(\.draws.notes) + [.pooled(runs: runs.count, differences: kernels)]
        )
    }

    /// Each run once, none that holds the draws of another, all of one model.
    private static func check(_ folders: [URL]) throws(ReadingError) {
        let records = folders.map { RunRecord.read($0.path) }
        var seen: Set<String> = []
        for (folder, record) in zip(folders, records) {
            guard seen.insert(folder.resolvingSymlinksInPath().path).inserted else {
                throw ReadingError(folder.relativePath, "is named twice; its draws would count twice")
            }
            guard record?.resume?.joins?.isEmpty ?? true else {
                throw ReadingError(
                    folder.relativePath,
                    "goes on from another run and holds its draws already; read it by itself"
                )
            }
        }
        let prints = zip(folders, records.map { $0?.fingerprint }).compactMap { folder, print in
            print.map { (folder, $0) }
        }
        for (folder, print) in prints.dropFirst() where print != prints[0].1 {
            throw ReadingError(folder.relativePath, "is a run of another model than \(prints[0].0.relativePath)")
        }
    }

    /// Settings that are not alike in all runs, each with its values.
    private static func differences(_ all: [SamplingFacts]) -> [String] {
        let spelled = all.map { $0.settings.mapValues { "\($0)" }.merging($0.words) { number, _ in number } }
        return Set(spelled.flatMap(\.keys)).sorted().compactMap { key in
            let values = spelled.map { $0[key] ?? "–" }
            return Set(values).count > 1 ? "\(key) \(values.joined(separator: " and "))" : nil
        }
    }

    /// What holds for all runs.
    private static func common(_ all: [SamplingFacts]) -> SamplingFacts {
        var common = all[0]
        for facts in all.dropFirst() {
            common.settings = common.settings.filter { facts.settings[$0.key] == $0.value }
            common.words = common.words.filter { facts.words[$0.key] == $0.value }
        }
        (common.planned, common.chains) = (nil, nil)
        return common
    }
}

extension PosteriorChain {
    fileprivate func renamed(_ name: String) -> PosteriorChain {
        PosteriorChain(name: name, look: self.look, source: self.source)
    }
}
