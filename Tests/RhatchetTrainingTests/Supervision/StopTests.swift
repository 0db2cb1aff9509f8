import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(2)))
struct StopTests {
    private let quick = StopGraces(
        request: .milliseconds(200),
        interrupt: .milliseconds(200),
        terminate: .milliseconds(200)
    )

    /// What says that a hook is there, which sees requests.
    private static let hook = "touch $RHATCHET_SEGMENT/hello.json; "

    @Test func `a training that obeys the request ends with its own status`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start(
            Self.hook + "while [ ! -e $RHATCHET_SEGMENT/control/stop ]; do sleep 0.02; done; exit 4"
        )
        #expect(try segment.stop() == .requested)
        #expect(try segment.end().outcome == .status(4))
        #expect(try segment.stop() == .ended)
    }

    @Test func `a training without a hook is interrupted at once`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("touch ready; exec sleep 600", isReady: true)
        #expect(try segment.stop(StopGraces(request: .seconds(3600))) == .interrupted)
        #expect(try segment.end().outcome == .signal(SIGINT))
    }

    @Test func `one that ignores SIGINT and SIGTERM is killed with its grandchildren`() throws {
        let scratch = try Scratch()
        let script = "trap '' INT TERM; (sleep 600 & echo $! > grandchild; wait) & echo $! > child; touch ready; wait"
        let segment = try scratch.start(script, isReady: true)
        try eventually("the grandchild") { !scratch.text("grandchild").isEmpty }
        let pids = ["child", "grandchild"].compactMap {
            Int32(scratch.text($0).trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let family = pids.compactMap { ProcessIdentity.of(pid: $0) }
        #expect(family.count == 2)
        #expect(try segment.stop(self.quick) == .killed)
        #expect(family.allSatisfy { !$0.isAlive })
        #expect(try segment.end().outcome == .signal(SIGKILL))
    }

    @Test func `one that ignores SIGINT ends at SIGTERM`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("trap '' INT; touch ready; exec sleep 600", isReady: true)
        #expect(try segment.stop(self.quick) == .terminated)
        #expect(try segment.end().outcome == .signal(SIGTERM))
    }

    @Test func `a stopped training goes on so that it can obey`() throws {
        let scratch = try Scratch()
        let script =
            Self.hook + "touch ready; while [ ! -e $RHATCHET_SEGMENT/control/stop ]; do sleep 0.02; done; exit 5"
        let segment = try scratch.start(script, isReady: true)
        #expect(try segment.pause(hold: false) == .stopped(held: false))
        #expect(try segment.stop() == .requested)
        #expect(try segment.end().outcome == .status(5))
    }

    @Test func `what outlives the first process of the training is stopped too`() throws {
        let scratch = try Scratch()
        let script = "trap '' INT TERM; sleep 600 & echo $! > orphan; exit 0"
        let segment = try scratch.start(script)
        #expect(try segment.end().isSuccess)
        let pid = try #require(Int32(scratch.text("orphan").trimmingCharacters(in: .whitespacesAndNewlines)))
        let orphan = try #require(ProcessIdentity.of(pid: pid))
        #expect(orphan.isAlive)
        #expect(try segment.stop(self.quick) == .killed)
        #expect(!orphan.isAlive)
    }

    @Test func `a pid that belongs to another process now gets no signal`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("touch ready; exec sleep 600", isReady: true)
        let process = try segment.process()
        defer { kill(process.identity.pid, SIGKILL) }
        kill(try segment.keeper().identity.pid, SIGKILL)
        try eventually("the keeper is gone") { !segment.keeperIsAlive }
        // The same pid, recorded for a process that started earlier, in another segment.
        let other = try scratch.training.createSegment()
        let reused = ProcessRecord(
            identity: ProcessIdentity(
                pid: process.identity.pid,
                startTime: process.identity.startTime - 1,
                bootID: process.identity.bootID
            ),
            session: process.session,
            started: process.started
        )
        try AtomicFile.write(json: reused, to: other.process)
        let supervisor = SegmentSupervisor(other)
        #expect(supervisor.status() == .lost(reused))
        #expect(try supervisor.stop(self.quick) == .ended)
        try supervisor.kill()
        #expect(try supervisor.pause(hold: false) == .ended)
        #expect(process.identity.state == .running)
    }
}
