import Foundation
import RhatchetTraining

/// Brings what earlier segments keep to a good end before the same program is started again, which may write over their files.
enum StanSettlement {
    /// Every segment of the project but the one that is about to start, without those that another watch looks after or
    /// whose program lives: what it goes on writing is wanted too.
    ///
    /// - Throws: ``FileError`` where earlier draws cannot be made safe; then nothing is to be started.
    static func settle(before segment: SegmentFolder, of training: TrainingFolder, project: String) throws {
        for each in TrainingFolder.list(project: project) {
            if each.id != training.id, OwnerLock.holder(of: each) != nil { continue }
            for earlier in each.segmentNumbers.map(each.segment) where earlier.path != segment.path {
                guard !SegmentSupervisor(earlier).status().isLive else { continue }
                try Self.settle(earlier)
                try CapturedSources.seal(earlier)
            }
        }
    }

    /// What a watch that was killed has left undone for a segment, whose processes must be gone.
    ///
    /// - Throws: ``FileError`` where drawn rows cannot be joined; an output of the user's that cannot be written is left.
    static func settle(_ segment: SegmentFolder) throws {
        guard let joined = StanJoinedRun(segment) else {
            StanCapture(segment).step(nil, hasEnded: true, now: 0)
            return
        }
        do {
            try joined.step(hasEnded: true)
        } catch is OutputConflict {
        } catch is OutputUnwritten {
        }
    }
}
