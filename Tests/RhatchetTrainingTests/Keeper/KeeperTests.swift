import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(2)))
struct KeeperTests {
    @Test func `a training that ends leaves its status, its end and what it used`() throws {
        let scratch = try Scratch()
        let end = try scratch.start("exit 3").end()
        #expect(end.outcome == .status(3))
        #expect(!end.isSuccess)
        #expect(try #require(end.usage).maxResidentBytes > 100_000)
        let ended = try #require(UTC.date(end.ended))
        #expect(abs(ended.timeIntervalSinceNow) < 60)
    }

    @Test func `a training killed by kill -9 leaves signal 9`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("touch ready; exec sleep 600", isReady: true)
        kill(try segment.process().identity.pid, SIGKILL)
        #expect(try segment.end().outcome == .signal(SIGKILL))
    }

    @Test func `output and errors are appended to the log in the folder and environment of the plan`() throws {
        let scratch = try Scratch()
        try Folder.create(scratch.path("output/logs"))
        try AtomicFile.write(Data("before\n".utf8), to: scratch.path("output/logs/training_1.log"))
        let segment = try scratch.start("echo $RHATCHET_SEGMENT; pwd; echo wrong >&2; cat")
        #expect(try segment.end().isSuccess)
        #expect(
            scratch.text("output/logs/training_1.log")
                == "before\n\(segment.folder.path)\n\(scratch.project)\nwrong\n"
        )
    }

    @Test func `a training starts with fresh signals, no foreign files and a session of its own`() throws {
        let scratch = try Scratch()
        let open = open("/dev/null", O_RDONLY)
        defer { close(open) }
        // Not by a pipe, nor a plain redirection: the shell may have their ends open while ls looks.
        let segment = try scratch.start(
            "grep Sig /proc/self/status; (exec ls -l /proc/$$/fd >files); grep -c -- '->' files"
        )
        #expect(try segment.end().isSuccess)
        let log = scratch.text("output/logs/training_1.log")
        #expect(log.contains("SigBlk:\t0000000000000000"))
        // The two that the C library keeps for itself, 32 and 33, it ignores in whatever it spawns.
        #expect(log.contains("SigIgn:\t0000000000000000") || log.contains("SigIgn:\t0000000180000000"))
        #expect(log.hasSuffix("\n3\n"))
        let (process, keeper) = (try segment.process(), try segment.keeper())
        #expect(process.session == process.identity.pid)
        #expect(keeper.session == keeper.identity.pid)
        #expect(keeper.session != getsid(0))
    }

    @Test func `a keeper does not end at the signals of a terminal or a logout`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("touch ready; exec sleep 600", isReady: true)
        let keeper = try segment.keeper().identity
        for signal in [SIGHUP, SIGINT, SIGTERM] { kill(keeper.pid, signal) }
        try segment.kill()
        #expect(try segment.end().outcome == .signal(SIGKILL))
    }

    @Test func `a keeper that has ended is no zombie while the watch lives`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("exit 0")
        _ = try segment.end()
        let keeper = try segment.keeper().identity
        try eventually("the keeper is reaped") { keeper.state == .gone }
    }

    @Test func `a segment has one keeper`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("exec sleep 600")
        let second = try ShortProcess.run(Scratch.keeper, ["keeper", segment.folder.path])
        #expect(second.outcome == .status(1))
        #expect(second.errorText.contains("has a keeper already"))
        #expect(segment.isRunning)
    }

    @Test func `when the keeper is killed the training goes on and its end is seen, not how it ended`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("while [ ! -e go ]; do sleep 0.05; done")
        kill(try segment.keeper().identity.pid, SIGKILL)
        try eventually("the keeper is gone") { !segment.keeperIsAlive }
        let process = try segment.process()
        #expect(segment.status() == .running(process))
        try AtomicFile.write(Data(), to: scratch.path("go"))
        try eventually("the end") { segment.status() == .lost(process) }
    }

    @Test func `a stopped training stands on when its keeper is killed`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("while [ ! -e go ]; do sleep 0.05; done")
        #expect(try segment.pause(hold: false) == .stopped(held: false))
        kill(try segment.keeper().identity.pid, SIGKILL)
        try eventually("the keeper is gone") { !segment.keeperIsAlive }
        #expect(segment.status() == .stopped(try segment.process()))
        try segment.resume()
        try AtomicFile.write(Data(), to: scratch.path("go"))
        try eventually("the end") { segment.status() == .lost(try segment.process()) }
    }

    @Test func `a keeper killed before it wrote anything down does not hide the training`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("exec sleep 600")
        let process = try segment.process()
        kill(try segment.keeper().identity.pid, SIGKILL)
        try eventually("the keeper is gone") { !segment.keeperIsAlive }
        unlink(segment.folder.process)
        #expect(segment.status().record?.identity == process.identity)
        try segment.kill()
        try eventually("the end") { !process.identity.isAlive }
    }
}
