import Foundation
package import RhatchetTraining

/// Brings what earlier segments keep to a good end before the same program is started again, which may write over their files.
package enum StanSettlement {
    /// Every segment of the project but the one that is about to start, without those that another watch looks after or
    /// whose program lives: what it goes on writing is wanted too.
    ///
    /// One that stands still, since its successor is about to start, writes nothing any more.
    ///
    /// - Parameter segment: nil where its folder is not made yet.
    /// - Throws: ``UnkeptDraws``; then nothing is to be started.
    package static func settle(before segment: SegmentFolder?, of training: TrainingFolder, project: String) throws {
        for each in TrainingFolder.list(project: project) {
            if each.id != training.id, OwnerLock.holder(of: each) != nil { continue }
            for earlier in each.segmentNumbers.map(each.segment) where earlier.path != segment?.path {
                let status = SegmentSupervisor(earlier).status()
                guard !status.isLive || status.isStopped && each.id == training.id && segment != nil else { continue }
                try Self.settle(earlier)
            }
        }
    }

    /// What a watch that was killed has left undone for a segment, whose processes must be gone.
    ///
    /// - Throws: ``UnkeptDraws``; an output of the user's that the whole cannot be put into is left.
    static func settle(_ segment: SegmentFolder) throws {
        do {
            try Self.bringToEnd(segment)
            try CapturedSources.seal(segment)
        } catch {
            throw UnkeptDraws(segment: segment.path, error: error)
        }
    }

    private static func bringToEnd(_ segment: SegmentFolder) throws {
        guard let joined = StanJoinedRun(segment) else { return try StanCapture(segment).settle() }
        do {
            try joined.step(hasEnded: true)
        } catch is OutputConflict {
        } catch is OutputUnwritten {
        }
    }
}

/// Draws of an earlier start that stand in its program's own files alone, which a new start may write over.
package struct UnkeptDraws: Error, CustomStringConvertible {
    package let segment: String
    /// Why they cannot be kept in the segment.
    package let error: any Error

    package var description: String {
        "what was drawn before cannot be kept whole in '\(self.segment)', and a new start may write over the output that has it: "
            + "\(self.error). Nothing was started, and all files are as they were. Where this cannot be mended, move the output "
            + "to another folder first"
    }
}

extension SegmentStatus {
    fileprivate var isStopped: Bool {
        if case .stopped = self { true } else { false }
    }
}
