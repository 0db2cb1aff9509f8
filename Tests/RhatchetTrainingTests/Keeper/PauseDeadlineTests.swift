import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PauseDeadlineTests {
    private static let loop = "touch ready; i=0; while :; do i=$((i+1)); echo $i > count; sleep 0.02; done"

    @Test func `the keeper stops the training at its deadline and says so`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start(Self.loop, isReady: true)
        let deadline = PauseDeadline.after(.milliseconds(300))
        try segment.setPauseDeadline(deadline)
        try eventually("the pause") { segment.isStopped && segment.keeperPause != nil }
        #expect(segment.keeperPause?.due == deadline)
        #expect(BootClock.now >= deadline.boot)
    }

    @Test func `a deadline that has fired does not stop a resumed training again, a new one does`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start(Self.loop, isReady: true)
        try segment.setPauseDeadline(.after(.zero))
        try eventually("the first pause") { segment.keeperPause != nil }
        try segment.resume()
        #expect(segment.keeperPause == nil)
        // Several ticks of the keeper pass while the training counts on.
        let start = BootClock.now
        try eventually("three ticks") { start.duration(to: BootClock.now) > .milliseconds(1500) }
        #expect(segment.isRunning)
        try segment.setPauseDeadline(.after(.zero))
        try eventually("the second pause") { segment.keeperPause != nil }
    }

    @Test func `a deadline that is moved or taken away does not fire`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start(Self.loop, isReady: true)
        try segment.setPauseDeadline(.after(.seconds(3600)))
        try segment.setPauseDeadline(nil)
        try segment.setPauseDeadline(nil)
        #expect(!FileManager.default.fileExists(atPath: segment.folder.pauseAt))
        #expect(segment.isRunning)
    }

    @Test func `within a boot the boot clock counts, in another boot the wall clock`() {
        let deadline = PauseDeadline(
            bootID: "a",
            boot: BootInstant(milliseconds: 1000),
            wall: "2026-11-21T22:00:00.000Z"
        )
        let (before, after) = ("2026-11-21T21:59:59.999Z", "2026-11-21T22:00:00.000Z")
        #expect(!deadline.isDue(at: BootInstant(milliseconds: 999), bootID: "a", wall: after))
        #expect(deadline.isDue(at: BootInstant(milliseconds: 1000), bootID: "a", wall: before))
        #expect(!deadline.isDue(at: BootInstant(milliseconds: 5000), bootID: "b", wall: before))
        #expect(deadline.isDue(at: BootInstant(milliseconds: 5), bootID: "b", wall: after))
    }
}
