import Foundation
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetReaders
import RhatchetTraining

/// What a training goes on from, where it does not begin at nothing; `continues.json` in its folder.
struct Continuation: Codable, Equatable {
    /// Path of the segment whose draws are taken over.
    var segment: String
    /// Post-warm-up draws of each chain that there shall be in the end, call by call of the sampler; nil for as many as the
    /// script asks for.
    var draws: [Int]?

    static func of(_ training: TrainingFolder) -> Continuation? {
        AtomicFile.read(Continuation.self, from: training.continues)
    }

    /// From the newest segment of `earlier` whose draws may be used.
    ///
    /// - Parameters:
    ///   - more: draws of each chain beyond those that are there; nil to draw what is missing.
    ///   - plan: what is to be run, and its file as it stands.
    /// - Throws: ``ContinuationError``, and ``FileError`` where what was drawn cannot be brought together.
    init(_ earlier: TrainingFolder, more: Int?, plan: TrainingPlan) throws {
        let (model, script) = (plan.model.rawValue, plan.script)
        guard let segment = earlier.newestUsable else { throw ContinuationError.nothingRecorded(model) }
        guard !SegmentSupervisor(segment).status().isLive else { throw ContinuationError.stillRunning(model) }
        try StanSettlement.settle(segment)
        let runs = segment.runs
        guard !runs.isEmpty else { throw ContinuationError.nothingRecorded(model) }
        guard segment.wasStarted(with: script) else { throw ContinuationError.changed(script.lastPathComponent) }
        if let difference = Self.difference(plan.program, segment) { throw ContinuationError.otherCall(difference) }
        self.segment = segment.path
        self.draws = more.map { more in runs.map { more + (RunTail.counted($0).chains.map(\.draws.count).min() ?? 0) } }
    }

    /// In what a program of CmdStan is called otherwise than it was; nil where it is not, or that is not known.
    private static func difference(_ program: TrainingProgram, _ segment: SegmentFolder) -> String? {
        guard case .command(let program) = program, let earlier = StanKernel.of(segment) else { return nil }
        return StanKernel(program).map { $0.difference(from: earlier) } ?? "the program"
    }
}

extension TrainingFolder {
    var continues: String { "\(self.path)/continues.json" }

    /// The newest segment that was not quarantined.
    var newestUsable: SegmentFolder? { self.usable(before: .max) }

    /// The newest segment before `number` whose draws may be used; what a rejected fix has left is not taken up.
    func usable(before number: Int) -> SegmentFolder? {
        self.segmentNumbers.reversed().filter { $0 < number }.map { self.segment($0) }.first(where: \.isUsable)
    }
}

extension RunTail {
    /// What a call of the sampler has recorded, to be counted: no draw is kept in memory.
    static func counted(_ folder: String) -> RunTail {
        var tail = RunTail(folder: URL(filePath: folder), memory: 1, formats: .all)
        tail.poll()
        return tail
    }
}

extension SegmentFolder {
    /// The folders of the sampler's calls, in order.
    var runs: [String] {
        var runs: [String] = []
        while FileManager.default.fileExists(atPath: self.run(runs.count)) { runs.append(self.run(runs.count)) }
        return runs
    }

    /// Where the chains of a call of the sampler have left what they can go on from.
    func checkpoints(of run: Int) -> [String] {
        (0..<(self.record(of: run)?.chains ?? 0)).map { "\(self.run(run))/chain-\($0).checkpoint" }
    }

    /// What a call of the sampler says of itself; nil where it never began to sample.
    func record(of run: Int) -> RunRecord? { RunRecord.read(self.run(run)) }

    /// Whether it was started, and has begun to sample.
    var hasSampled: Bool {
        self.record(of: 0) != nil && AtomicFile.read(SegmentStart.self, from: self.start) != nil
    }

    /// This segment and the usable ones before it in its training, the newest first.
    var andThoseBefore: [SegmentFolder] {
        let training = TrainingFolder(
            path: URL(filePath: self.path).deletingLastPathComponent().deletingLastPathComponent().path
        )
        let older = training.segmentNumbers.reversed().filter { $0 < self.number ?? 0 }.map { training.segment($0) }
        return [self] + older.filter(\.isUsable)
    }

    /// Whether the script is, byte for byte, the one that the segment began with.
    func wasStarted(with script: URL) -> Bool {
        guard let start = AtomicFile.read(SegmentStart.self, from: self.start), let data = try? Data(contentsOf: script)
        else { return false }
        return ContentHash(of: data).description == start.modelHash
    }
}
