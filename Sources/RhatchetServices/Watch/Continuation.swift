import Foundation
import RhatchetDraws
import RhatchetEngine
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
    ///   - script: the model's file as it stands.
    /// - Throws: ``ContinuationError``.
    init(_ earlier: TrainingFolder, more: Int?, script: URL, of model: String) throws {
        guard let segment = earlier.newestUsable else { throw ContinuationError.nothingRecorded(model) }
        guard !SegmentSupervisor(segment).status().isLive else { throw ContinuationError.stillRunning(model) }
        let runs = segment.runs
        guard !runs.isEmpty else { throw ContinuationError.nothingRecorded(model) }
        guard segment.wasStarted(with: script) else { throw ContinuationError.changed(script.lastPathComponent) }
        self.segment = segment.path
        self.draws = more.map { more in
            runs.indices.map { run in
                // What another program draws of another start stands beside the draws that are there.
                let isJoined = segment.record(of: run)?.isOwn != false
                return more + (isJoined ? RunTail.counted(runs[run]).chains.map(\.draws.count).min() ?? 0 : 0)
            }
        }
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
