import Foundation
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetProtocol
import RhatchetReaders
import RhatchetTriage

/// Draws that are looked at from outside: what is new in them, and what the judge says.
final class AttachedRun {
    private(set) var tail: RunTail
    private(set) var look: Look?
    private(set) var verdict: ConvergenceVerdict?
    private(set) var rates = DrawRates()
    /// The files, by the number of their chain; empty for a run that Rhatchet records.
    private(set) var files: [String] = []

    /// Plain tables, with the chains that were found in them.
    private var tables: [(path: String, chains: PlainChains, mine: Set<Int>)] = []
    private let policy = Policy(.hybrid)
    private var judge: ConvergenceJudge
    private var schedule = LookSchedule()
    private var isStale = false

    /// A run that Rhatchet records; or files that are named as they are found.
    init(_ folder: URL? = nil) {
        self.tail = folder.map { RunTail(folder: $0, formats: .all) } ?? RunTail(nil)
        self.judge = ConvergenceJudge(policy: self.policy, source: folder?.path ?? "attached")
    }

    var holdsTables: Bool { !self.tables.isEmpty }

    /// Takes up the files that are not known yet.
    func follow(_ files: [String]) {
        for file in files where !self.files.contains(file) {
            self.tail.follow(
                TableTail(path: file, chain: self.files.count),
                as: self.files.count,
                of: max(4, files.count)
            )
            self.files.append(file)
        }
        guard self.tail.record == nil, let output = self.files.lazy.compactMap({ StanOutput(path: $0) }).first else {
            return
        }
        self.tail.learn(RunRecord(output, run: 0))
    }

    /// Takes up plain tables that are not known yet.
    func follow(tables: [String]) {
        for path in tables where !self.files.contains(path) {
            self.files.append(path)
            self.tables.append((path, PlainChains(path: path), []))
        }
    }

    private func followTables() {
        for place in self.tables.indices {
            // What is no table any more says so when it is read.
            try? self.tables[place].chains.poll()
            let (path, chains, mine) = self.tables[place]
            let known = Set(self.tail.chains.map(\.chain))
            for chain in chains.places(in: path, mine: mine, known: known) where !known.contains(chain) {
                self.tail.follow(TableTail(path: path, chain: chain), as: chain, of: max(4, self.tables.count))
                self.tables[place].mine.insert(chain)
            }
        }
    }

    /// Reads what is new and judges it when that is due, or everything is there.
    func step(at now: Double, elapsed: Duration, isOver: Bool) {
        if isOver, self.tail.folder == nil, var record = self.tail.record {
            record.chains = self.files.count
            self.tail.learn(record)
        }
        self.followTables()
        if !self.tail.poll().isEmpty { self.isStale = true }
        self.rates.observe(self.tail.chains, at: now)
        guard self.isStale || isOver, self.schedule.isDue(at: now) || isOver else { return }
        self.isStale = false
        let clock = ContinuousClock()
        let start = clock.now
        let least = isOver ? 0 : self.policy.confirmDraws(planned: self.tail.plannedDraws ?? 1000)
        let look = self.tail.look(minimumDraws: least)
        self.look = look
        self.verdict = self.judge.judge(look, elapsed: elapsed)
        self.schedule.taken(at: now, cost: start.duration(to: clock.now) / .seconds(1))
    }

    /// Whether the sampler has said that it is through, in every file or in the run's record.
    var isFinished: Bool {
        // Nothing in a table says that it is whole.
        guard self.tables.isEmpty else { return false }
        guard self.tail.folder == nil else { return self.tail.record.map { $0.state != .sampling } ?? false }
        let wanted = self.files.first.flatMap { StanOutput(path: $0)?.chains } ?? 1
        return self.files.count >= wanted && self.files.allSatisfy { StanOutput(path: $0)?.isFinished == true }
    }
}
