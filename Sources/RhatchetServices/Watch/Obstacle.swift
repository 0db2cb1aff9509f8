import Foundation
import RhatchetEngine
import RhatchetTraining

/// What keeps a watch from writing for a while: a full disk, a quota, a limit on files, a store that somebody holds.
///
/// Nothing that it would have decided has happened then, and the training goes on all the same. So the watch goes on too
/// and tries again at each step; only when the training has ended it gives up after a while, since nobody else would say
/// so to a script that waits for it.
package struct Obstacle: Equatable {
    /// Seconds that the end of a training may wait to be written down.
    package static let patience = 10.0

    /// What cannot be written and why; nil while nothing is in the way.
    package private(set) var reason: String?
    private var endedAt: Double?

    package init() {}

    /// A step was taken to its end.
    package mutating func isGone() {
        (self.reason, self.endedAt) = (nil, nil)
    }

    /// Whether the watch goes on although a step broke off with `error`.
    ///
    /// - Parameters:
    ///   - now: seconds on a clock that never steps.
    ///   - isLive: whether the process of the training is there.
    package mutating func isEndured(_ error: any Error, at now: Double, isLive: Bool) -> Bool {
        guard Self.mayPass(error) else { return false }
        self.reason = "\(error)"
        self.endedAt = isLive ? nil : self.endedAt ?? now
        return now - (self.endedAt ?? now) < Self.patience
    }

    /// Whether somebody may clear it away while the watch waits, without doing anything about the project.
    package static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case let error as LedgerError:
            switch error {
            case .diskFull, .notWritten, .busy: true
            case .damaged, .newerSchema, .readOnly, .otherHost, .unreadable, .unreadableProjection: false
            }
        case let error as FileError: Self.refusals.contains(error.errno)
        case let error as UnkeptDraws: Self.mayPass(error.error)
        default: SystemWords.number(error).map(Self.refusals.contains) ?? false
        }
    }

    private static let refusals = [ENOSPC, EDQUOT, EFBIG, EIO]
}
