import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ShortProcessTests {
    @Test func `what goes in comes out, however much it is`() throws {
        let input = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let result = try ShortProcess.run("/bin/cat", [], input: input)
        #expect(result.isSuccess)
        #expect(result.output == input)
    }

    @Test func `output, errors and status are told apart`() throws {
        let result = try ShortProcess.run("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"])
        #expect(result.outputText == "out\n")
        #expect(result.errorText == "err\n")
        #expect(result.outcome == .status(3))
    }

    @Test func `a program that does not read its input is no error`() throws {
        let result = try ShortProcess.run("/bin/true", [], input: Data(count: 3_000_000))
        #expect(result.isSuccess)
    }

    @Test func `one that does not end is killed with its children`() throws {
        let scratch = try Scratch()
        let pidFile = scratch.path("pid")
        #expect(throws: ShortProcessError.self) {
            try ShortProcess.run(
                "/bin/sh",
                ["-c", "sleep 600 & echo $! > \(pidFile); wait"],
                timeLimit: .milliseconds(500)
            )
        }
        let pid = try #require(Int32(scratch.text("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
        try eventually("the child is gone") { ProcessIdentity.of(pid: pid)?.isAlive != true }
    }

    @Test func `one that leaves a child with its output behind ends all the same`() throws {
        let result = try ShortProcess.run("/bin/sh", ["-c", "echo said; sleep 600 &"], timeLimit: .seconds(20))
        #expect(result.outputText == "said\n")
    }

    @Test func `one that says too much is killed`() throws {
        let process = ShortProcess(executable: "/bin/cat", arguments: ["/dev/zero"], outputLimit: 1 << 20)
        #expect(throws: ShortProcessError.tooMuchOutput("/bin/cat", limit: 1 << 20)) { try process.run() }
    }

    @Test func `a missing program is said`() {
        let error = #expect(throws: ShortProcessError.self) { try ShortProcess.run("/missing", []) }
        #expect(error?.description == "'/missing' cannot be started: no such file or directory")
    }
}
