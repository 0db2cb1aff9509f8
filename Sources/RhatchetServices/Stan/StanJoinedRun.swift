import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetTraining

/// A run of CmdStan that goes on from an earlier one, while it is recorded; another watch goes on with what one has begun.
final class StanJoinedRun {
    private let segment: SegmentFolder
    private var join: StanJoin
    private var files: [JoinedFile]
    private var record: RunRecord?

    /// - Returns: nil for a segment that joins nothing.
    init?(_ segment: SegmentFolder) {
        guard let join = StanJoin.of(segment) else { return nil }
        self.segment = segment
        self.join = join
        self.files = join.chains.map { JoinedFile($0, of: join, as: StanJoin.file(segment, $0.chain)) }
        self.record = RunRecord.read(segment.run(0))
    }

    /// Takes what is new; at the end also puts the whole into the place of the user's outputs.
    ///
    /// Each of these can be done again: a process that is killed in between leaves files that are whole, and what is missing is
    /// done by the next.
    ///
    /// - Parameter hasEnded: whether no process of the segment is left.
    /// - Throws: ``FileError``, ``OutputConflict``; everything else is done all the same.
    func step(hasEnded: Bool) throws {
        guard !self.join.isPublished else { return }
        var failure: (any Error)?
        for place in self.files.indices {
            do {
                try hasEnded ? self.files[place].finish() : self.files[place].follow()
            } catch {
                failure = failure ?? error
            }
        }
        if hasEnded, failure == nil {
            try self.noteEnd()
            try self.publish()
        }
        if let failure { throw failure }
    }

    private func noteEnd() throws {
        guard let record = self.record, record.ended == nil else { return }
        let chains = self.files.map(\.chain.chain)
        let open = chains.filter { StanOutput(path: StanJoin.file(self.segment, $0))?.isFinished != true }
        let wasStopped = FileManager.default.fileExists(atPath: self.segment.stop)
        let ended = record.ended(open: open, wasStopped: wasStopped)
        try AtomicFile.write(json: ended, to: "\(self.segment.run(0))/run.json")
        self.record = ended
    }

    private func publish() throws {
        var failure: (any Error)?
        for file in self.files {
            do {
                try PublishedOutput(file.chain).take(StanJoin.file(self.segment, file.chain.chain))
            } catch {
                failure = failure ?? error
            }
        }
        // What somebody else has written is not looked at again.
        if let failure, !(failure is OutputConflict) {
            throw OutputUnwritten(folder: self.segment.run(0), error: failure)
        }
        self.join.isPublished = true
        try self.join.write(to: self.segment)
        if let failure { throw failure }
    }
}

/// An output that the whole could not be put into; it is what it was, and what is drawn is kept.
struct OutputUnwritten: Error, CustomStringConvertible {
    let folder: String
    let error: any Error

    var description: String {
        "\(self.error); they are kept in '\(self.folder)', and the next 'rhatchet watch' or 'rhatchet extend' of this model "
            + "puts them there"
    }
}

extension RunRecord {
    /// What is known when no process of the run is left.
    ///
    /// - Parameters:
    ///   - open: chains whose files do not say that they have come to their end.
    ///   - wasStopped: whether the run was asked to stop.
    func ended(open: [Int], wasStopped: Bool) -> RunRecord {
        var record = self
        record.ended = UTC.now
        record.state = open.isEmpty ? .finished : wasStopped ? .stopped : .failed
        let many = open.count == 1 ? "chain \(open[0])" : "chains \(open.map { "\($0)" }.joined(separator: ", "))"
        if record.state == .failed { record.error = "\(many) ended before all draws were made" }
        return record
    }
}
