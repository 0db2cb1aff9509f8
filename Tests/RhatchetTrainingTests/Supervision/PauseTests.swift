import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PauseTests {
    /// A training with a worker in a process group of its own and a grandchild; each counts on.
    private static let family = """
        count() { i=0; while :; do i=$((i+1)); echo $i > $1; sleep 0.02; done; }
        set -m
        count worker & set +m
        (count grandchild & wait) &
        while [ ! -s worker ] || [ ! -s grandchild ]; do sleep 0.02; done
        touch ready
        count root
        """
    private static let counts = ["root", "worker", "grandchild"]

    @Test func `a pause stops every process of the session, a resume continues every one`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start(Self.family, isReady: true)
        let process = try segment.process()
        #expect(try segment.pause(hold: false) == .stopped(held: false))
        #expect(segment.status() == .stopped(process))
        #expect(try Self.states(of: process.session).allSatisfy { ["T", "Z"].contains($0) })
        #expect(try Self.states(of: process.session).count { $0 == "T" } >= 4)
        #expect(try segment.pause(hold: false) == .stopped(held: false))

        let before = Self.counts.map { scratch.text($0) }
        #expect(try segment.resume())
        #expect(try segment.resume())
        try eventually("all go on") { zip(Self.counts, before).allSatisfy { scratch.text($0) != $1 } }
        #expect(segment.status() == .running(process))
    }

    /// A process that starts another waits in the kernel until the other has become its program (`vfork`).
    ///
    /// Where that one is stopped before, neither can go on. Opening its input takes as long as nobody writes to it.
    @Test(arguments: ["", "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()\n"])
    func `a process that waits for a child which is stopped stands too`(threads: String) throws {
        let scratch = try Scratch()
        let program = """
            import os
            \(threads)os.mkfifo("input")
            entry = (os.POSIX_SPAWN_OPEN, 0, "input", os.O_RDONLY, 0)
            open("ready", "w").close()
            os.waitpid(os.posix_spawn("/bin/true", ["true"], {}, file_actions=[entry]), 0)
            open("done", "w").close()
            """
        try Data(program.utf8).write(to: URL(filePath: scratch.path("start.py")))
        let segment = try scratch.start("exec python3 start.py", isReady: true)
        let process = try segment.process()
        try eventually("the wait") { try Self.states(of: process.session).sorted() == ["D", "S"] }
        #expect(try segment.pause(hold: false) == .stopped(held: false))
        #expect(segment.status() == .stopped(process))
        #expect(try segment.pause(hold: false) == .stopped(held: false))
        #expect(try segment.resume())
        #expect(segment.status() == .running(process))
        try #require(FileHandle(forWritingAtPath: scratch.path("input"))).close()
        try eventually("the end") { scratch.exists("done") }
        #expect(try segment.end().isSuccess)
    }

    @Test func `the hook is asked to hold before the processes are stopped`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start(Self.hook, isReady: true)
        #expect(try segment.pause(hold: true) == .stopped(held: true))
        #expect(FileManager.default.fileExists(atPath: segment.folder.hold))
        try segment.resume()
        #expect(!FileManager.default.fileExists(atPath: segment.folder.hold))
        try eventually("the hook goes on") { !FileManager.default.fileExists(atPath: segment.folder.held) }
    }

    @Test func `a hook that does not answer is waited for until the limit, then stopped`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("touch $RHATCHET_SEGMENT/hello.json ready; exec sleep 600", isReady: true)
        var act = segment.pausing(hold: true, limit: .seconds(5))
        let start = BootInstant(milliseconds: 0)
        #expect(try act.step(at: start) == .waiting)
        #expect(try act.step(at: start.advanced(by: .milliseconds(4999))) == .waiting)
        #expect(segment.isRunning)
        let due = start.advanced(by: .seconds(5))
        try eventually("the stop") { try act.step(at: due) == .done(.stopped(held: false)) }
        #expect(segment.isStopped)
    }

    @Test func `a pause of what has ended says so`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("exit 0")
        _ = try segment.end()
        #expect(try segment.pause(hold: true) == .ended)
        #expect(try !segment.resume())
    }

    @Test func `the end of a stopped training is seen`() throws {
        let scratch = try Scratch()
        let segment = try scratch.start("touch ready; exec sleep 600", isReady: true)
        #expect(try segment.pause(hold: false) == .stopped(held: false))
        kill(try segment.process().identity.pid, SIGKILL)
        #expect(try segment.end().outcome == .signal(SIGKILL))
    }

    /// What the hook does: says hello, holds while it is asked to.
    private static let hook = """
        cd $RHATCHET_SEGMENT; touch hello.json ../../../../../ready
        while :; do
            if [ -e control/hold ]; then
                touch control/held
                while [ -e control/hold ]; do sleep 0.02; done
                rm control/held
            fi
            sleep 0.02
        done
        """

    /// The states of the processes of `session`, by another road than the code's.
    private static func states(of session: Int32) throws -> [String] {
        let listed = try ShortProcess.run("/bin/ps", ["-s", "\(session)", "-o", "stat="])
        return listed.outputText.split(separator: "\n").map { String($0.prefix(1)) }
    }
}
