import Dispatch
import RhatchetDiagnostics
import Synchronization

/// Several text files that are one posterior.
struct TextSources {
    private let sources: [TextSource]

    /// Opens the files, at once where there are cores.
    ///
    /// - Throws: ``ReadingError`` of the first file that has one, and when they are not of one model.
    init(_ paths: [String], workers: Int) throws(ReadingError) {
        let opened = Mutex<[Int: Result<TextSource, ReadingError>]>([:])
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: max(1, min(workers, paths.count))) { _ in
            while true {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < paths.count else { return }
                let source = Result { () throws(ReadingError) in
                    try Self.open(paths[place], share: paths.count)
                }
                opened.withLock { $0[place] = source }
            }
        }
        let all = opened.withLock { $0 }
        var sources: [TextSource] = []
        for place in paths.indices { if let source = try all[place]?.get() { sources.append(source) } }
        self.sources = sources
        try self.checkModels()
    }

    /// - Parameter files: names and what is in them.
    init(_ files: [(name: String, bytes: [UInt8])]) throws(ReadingError) {
        self.sources = try files.map { file throws(ReadingError) in
            try Self.open(FileBytes(file.bytes, file.name), share: files.count)
        }
        try self.checkModels()
    }

    private static func open(_ path: String, share: Int) throws(ReadingError) -> TextSource {
        try self.open(FileBytes(path: path), share: share)
    }

    /// - Parameter share: files among which the memory is shared.
    private static func open(_ bytes: FileBytes, share: Int) throws(ReadingError) -> TextSource {
        let most = TextLines.mostRows / share
        guard try GzipFile.isOne(bytes) else { return try TextSource(bytes, most: most) }
        let (unpacked, isTorn) = try GzipFile.unpacked(bytes, limit: GzipFile.limit / share)
        return try TextSource(unpacked, isCut: isTorn, most: most)
    }

    private func checkModels() throws(ReadingError) {
        guard let first = self.sources.first else { return }
        for other in self.sources.dropFirst() {
            let (wanted, found) = (first.model, other.model)
            if let wanted, let found, wanted != found {
                throw ReadingError(
                    other.path,
                    "is of the model '\(found)' and \(first.path) of '\(wanted)'; give files of one model"
                )
            }
            guard first.shownNames != other.shownNames else { continue }
            throw ReadingError(
                other.path,
                "has other variables than \(first.path): \(Self.difference(first, other)); give files of one model"
            )
        }
    }

    private static func difference(_ first: TextSource, _ other: TextSource) -> String {
        let (wanted, found) = (first.shownNames, other.shownNames)
        if let lacking = wanted.first(where: { !Set(found).contains($0) }) { return "'\(lacking)' is lacking" }
        if let more = found.first(where: { !Set(wanted).contains($0) }) { return "'\(more)' is in it" }
        return "their order is another"
    }

    func posterior(memory: Int = Posterior.memory) throws(ReadingError) -> Posterior {
        var (chains, notes): ([PosteriorChain], [ReadingNote]) = ([], [])
        for source in self.sources {
            let read = try source.chains(from: chains.count + 1)
            let drawn = read.filter { $0.draws > 0 }
            chains += drawn
            notes += drawn.isEmpty && source.notes.isEmpty ? [.empty(source.path)] : source.notes
        }
        guard let first = self.sources.first, !chains.isEmpty else {
            let path = self.sources.first?.path ?? ""
            throw ReadingError(path, "holds no draws yet: there are names of columns and no row behind warm-up")
        }
        if let planned = first.facts.chains, planned > chains.count {
            notes.append(.missing(chains: chains.count, planned: planned))
        }
        let identical = Self.identical(chains)
        return Posterior(
            elements: first.shownNames,
            chains: chains,
            facts: first.facts,
            notes: notes + identical,
            memory: memory
        )
    }

    /// Chains with the same draws in some places: one file given twice, or one seed used twice.
    private static func identical(_ chains: [PosteriorChain]) -> [ReadingNote] {
        var seen: [[Double]: String] = [:]
        var notes: [ReadingNote] = []
        for chain in chains where chain.draws > 1 {
            // A column that is not numbers is told where it is wanted.
            guard let sample = try? chain.sample(5), sample.isVaried else { continue }
            let other = seen.updateValue(chain.name, forKey: sample.values)
            if let other { notes.append(.identical(other, chain.name)) }
        }
        return notes
    }
}

extension TextSource {
    var model: String? { self.facts.model }

    var facts: SamplingFacts {
        switch self.content {
        case .stan(let file): file.facts
        case .plain: SamplingFacts()
        }
    }

    var notes: [ReadingNote] {
        switch self.content {
        case .stan(let file): file.notes
        case .plain: self.isTorn ? [.torn(self.path)] : []
        }
    }

    func chains(from first: Int) throws(ReadingError) -> [PosteriorChain] {
        switch self.content {
        case .stan(let file): [try file.chain(first, elements: self.elements)]
        case .plain(let file): try file.chains(from: first, elements: self.elements)
        }
    }
}
