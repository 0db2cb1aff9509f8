import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetTraining

/// Prepares a segment of CmdStan that goes on from an earlier one with the kernel unchanged: only missing draws are drawn.
///
/// Every chain's file begins with what was drawn, before a program is started; a chain that misses draws gets a program of its
/// own, since chains that are cut miss different numbers and a call draws as many of each.
struct StanJoining {
    let program: CommandProgram
    let call: StanCall
    let segment: SegmentFolder
    let plan: ResumePlan
    /// The segment whose draws are taken over.
    let earlier: SegmentFolder

    /// - Returns: what is to be started; nil where no chain can be gone on with.
    /// - Throws: ``FileError``; then nothing is to be started.
    func make() throws -> StanStart? {
        let found = self.places.map { EarlierChain($0, of: self.earlier) }
        let draws = max(self.wished, found.map(\.draws).max() ?? 0)
        guard found.contains(where: { $0.draws > 0 && ($0.draws >= draws || $0.isAdapted) }) else { return nil }
        let asked = self.number("num_samples") ?? 1000
        let isAsked = draws == (asked + self.thin - 1) / self.thin
        let call = StanHead.Call(output: self.call.output, id: self.call.id ?? 1, chains: self.call.chains)
        var join = StanJoin(draws: draws, iterations: isAsked ? asked : draws * self.thin, call: call, chains: [])
        try Folder.create(self.segment.run(0))
        var calls: [[String]] = []
        for (place, chain) in zip(self.places, found) {
            let (taken, arguments) = try self.take(chain, at: place, of: join)
            join.chains.append(taken)
            if let arguments { calls.append([self.program.executable] + arguments) }
        }
        try join.write(to: self.segment)
        // The word that there is something to go on from comes last.
        try self.record(join)
        return StanStart(calls, atOnce: (self.number("num_threads") ?? 1) != 1)
    }

    /// Chains of the call, by their number in the run.
    private var places: Range<Int> { (self.call.id ?? 1) - 1..<(self.call.id ?? 1) - 1 + self.call.chains }

    private var thin: Int { max(1, self.number("thin") ?? 1) }

    /// Rows of each chain that are wanted in all.
    private var wished: Int {
        self.plan.runs.first?.draws ?? ((self.number("num_samples") ?? 1000) + self.thin - 1) / self.thin
    }

    private func number(_ name: String) -> Int? { StanArguments.number(name, in: self.program.arguments) }

    /// Writes what stands before a chain's new draws, and says how they are drawn.
    private func take(_ chain: EarlierChain, at place: Int, of join: StanJoin) throws -> (StanJoin.Chain, [String]?) {
        let output = self.call.files[place - self.places.lowerBound]
        var taken = StanJoin.Chain(chain: place, id: place + 1, output: output, found: FileMark(output))
        let target = StanJoin.file(self.segment, place)
        let isComplete = chain.draws >= join.draws
        guard let seam = chain.seam, chain.draws > 0, isComplete || chain.isAdapted else {
            unlink(target)
            taken.part = self.part(place)
            return (taken, self.fresh(taken, of: join))
        }
        (taken.draws, taken.tuning, taken.spent) = (chain.draws, chain.tuning, chain.spent)
        taken.seed = chain.seed.map(UInt32.init(truncatingIfNeeded:))
        let head = StanHead.with(seam.head, draws: join.iterations, call: join.call)
        taken.prefix = head.count + seam.body.count
        let end = isComplete ? Array((chain.spent ?? StanElapsed()).comment.utf8) : []
        try ComposedFile([.bytes(head), .file(chain.file, seam.body), .bytes(end)]).write(to: target, like: chain.file)
        guard !isComplete, let adaptation = StanAdaptation(path: target) else { return (taken, nil) }
        taken.part = self.part(place)
        taken.seed = StanResume.nextSeed(self.program.arguments, behind: chain.seed)
        return (taken, try self.warm(taken, adaptation, draws: (join.draws - chain.draws) * self.thin))
    }

    private func part(_ chain: Int) -> String { self.segment.file("part-\(chain).csv") }

    /// An id of its own, where the call has several.
    private func id(_ chain: StanJoin.Chain) -> Int? { self.call.chains > 1 ? chain.id : nil }

    private func fresh(_ chain: StanJoin.Chain, of join: StanJoin) -> [String] {
        let part = self.part(chain.chain)
        let words = StanArguments.alone(
            self.program.arguments,
            id: self.id(chain),
            draws: join.iterations,
            output: part
        )
        guard self.call.chains > 1 else { return words }
        return StanArguments.ownPoints(words, id: chain.id) {
            access($0.hasPrefix("/") ? $0 : "\(self.program.folder)/\($0)", F_OK) == 0
        }
    }

    private func warm(_ chain: StanJoin.Chain, _ adaptation: StanAdaptation, draws: Int) throws -> [String] {
        let files = StartFiles(self.segment, id: self.id(chain))
        let metric = try files.write(adaptation)
        let part = self.part(chain.chain)
        return StanArguments.warm(
            StanArguments.alone(self.program.arguments, id: self.id(chain), draws: nil, output: part),
            draws: draws,
            seed: chain.seed,
            warmUp: StanArguments.shortWarmUp(of: self.program.arguments),
            stepSize: adaptation.stepSize,
            metric: metric.map { ($0, files.metric) },
            points: files.points
        )
    }
}

extension StanJoining {
    /// Says in the run's record what was taken over.
    private func record(_ join: StanJoin) throws {
        let files = join.chains.filter { $0.prefix != nil }.map { StanJoin.file(self.segment, $0.chain) }
        guard let output = files.lazy.compactMap(StanOutput.init(path:)).first else { return }
        var record = RunRecord(output, run: 0)
        record.chains = join.chains.count
        record.resume = self.resume(join)
        try AtomicFile.write(json: record, to: "\(self.segment.run(0))/run.json")
    }

    private func resume(_ join: StanJoin) -> ResumeRecord {
        let anew = join.chains.filter { $0.prefix == nil }
        let goOn = join.chains.filter { $0.prefix != nil && $0.part != nil }
        let isUnit = !FileManager.default.fileExists(
            atPath: StartFiles(self.segment, id: goOn.first.flatMap(self.id)).metric
        )
        var taken = goOn.isEmpty ? ["draws"] : ["draws", "points", "step_size"]
        if !goOn.isEmpty, !isUnit { taken.append("metric") }
        var resume = ResumeRecord(
            grade: .warm,
            fromSegment: self.plan.fromSegment,
            taken: taken,
            notTaken: goOn.isEmpty ? [] : ["generator"],
            reason: Self.reason(goOn: goOn, anew: anew)
        )
        resume.joins = [
            .init(segment: self.plan.fromSegment, draws: join.chains.map(\.draws), tuning: join.chains.map(\.tuning))
        ]
        return resume
    }

    private static func reason(goOn: [StanJoin.Chain], anew: [StanJoin.Chain]) -> String {
        var reasons: [String] = []
        if !goOn.isEmpty {
            reasons.append(
                "CmdStan keeps no state of its random numbers, so others are used; \(StanArguments.shortWarmUp) draws, which do not count, "
                    + "adapt the step size"
            )
        }
        if !anew.isEmpty {
            let which = anew.map { "\($0.chain)" }.joined(separator: ", ")
            reasons.append("chain \(which) had not drawn behind its adaptation and begins anew")
        }
        return reasons.joined(separator: "; ")
    }
}
