import Foundation
import RhatchetEngine
import RhatchetServices
import RhatchetTraining
import Testing

/// When a watch goes on although it cannot write.
@Suite struct ObstacleTests {
    private static let full = LedgerError.diskFull(path: "store.sqlite")

    @Test func `while the training lives the watch goes on however long it takes, and says why`() {
        var obstacle = Obstacle()
        let endured = [0.0, 100, 10_000].map { obstacle.isEndured(Self.full, at: $0, isLive: true) }
        #expect(endured == [true, true, true])
        #expect(obstacle.reason == Self.full.description)
        obstacle.isGone()
        #expect(obstacle.reason == nil)
    }

    @Test func `the end of a training waits for room, and not for ever`() {
        var obstacle = Obstacle()
        _ = obstacle.isEndured(Self.full, at: 1000, isLive: true)
        let waits = [1001, 1000 + Obstacle.patience, 1001 + Obstacle.patience].map {
            obstacle.isEndured(Self.full, at: $0, isLive: false)
        }
        #expect(waits == [true, true, false])
    }

    @Test func `what was in the way before does not count against the next time`() {
        var obstacle = Obstacle()
        _ = obstacle.isEndured(Self.full, at: 0, isLive: false)
        obstacle.isGone()
        let isEndured = obstacle.isEndured(Self.full, at: 100, isLive: false)
        #expect(isEndured)
    }

    @Test func `only what somebody may clear away is waited for`() {
        let passing: [any Error] = [
            Self.full, LedgerError.notWritten(path: "s"), LedgerError.busy(path: "s", seconds: 10),
            FileError(.write, "f", errno: ENOSPC), FileError(.write, "f", errno: EFBIG),
            CocoaError(.fileWriteOutOfSpace, userInfo: [NSUnderlyingErrorKey: POSIXError(.ENOSPC)]),
        ]
        let lasting: [any Error] = [
            LedgerError.damaged(path: "s", reason: "r"), LedgerError.readOnly(path: "s"),
            FileError(.write, "f", errno: EACCES), CocoaError(.fileNoSuchFile), ProjectError.nothingToRun,
        ]
        for error in passing { #expect(Obstacle.mayPass(error), "\(error)") }
        for error in lasting { #expect(!Obstacle.mayPass(error), "\(error)") }
    }
}
