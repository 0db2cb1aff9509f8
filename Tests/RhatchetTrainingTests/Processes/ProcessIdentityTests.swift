import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProcessIdentityTests {
    @Test func `this process is alive and is itself`() {
        #expect(ProcessIdentity.current.isAlive)
        #expect(ProcessIdentity.of(pid: getpid()) == .current)
        #expect(ProcessIdentity.current.startTime > 0)
        #expect(ProcessIdentity.current.bootID.count == 36)
    }

    @Test func `another start time or another boot is another process`() {
        let current = ProcessIdentity.current
        let earlier = ProcessIdentity(pid: current.pid, startTime: current.startTime - 1, bootID: current.bootID)
        let lastBoot = ProcessIdentity(pid: current.pid, startTime: current.startTime, bootID: "before")
        #expect(earlier.state == .gone)
        #expect(lastBoot.state == .gone)
    }

    @Test func `a zombie is dead`() throws {
        // A shell does not reap a child while it waits for its own input.
        let shell = Process()
        let (input, output) = (Pipe(), Pipe())
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "sh -c 'exit 0' & echo $!; exec cat"]
        shell.standardInput = input
        shell.standardOutput = output
        try shell.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let pid = try #require(Int32(line.trimmingCharacters(in: .whitespacesAndNewlines)))
        let child = try #require(ProcessIdentity.of(pid: pid))
        try eventually("the zombie") { child.state == .zombie }
        #expect(!child.isAlive)
        try input.fileHandleForWriting.close()
        shell.waitUntilExit()
        try eventually("it is reaped") { child.state == .gone }
    }

    @Test func `a name with blanks and parentheses does not shift the fields`() throws {
        let scratch = try Scratch()
        let strange = scratch.path("a ) T 1 (b")
        try FileManager.default.copyItem(atPath: "/bin/sleep", toPath: strange)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: strange)
        process.arguments = ["600"]
        try process.run()
        let identity = try #require(ProcessIdentity.of(pid: process.processIdentifier))
        #expect(identity.state == .running)
        kill(identity.pid, SIGSTOP)
        try eventually("it stands") { identity.state == .stopped }
        #expect(identity.isAlive)
        kill(identity.pid, SIGKILL)
        process.waitUntilExit()
        #expect(identity.state == .gone)
    }

    @Test func `an identity is written with stable names`() throws {
        let identity = ProcessIdentity(pid: 7, startTime: 42, bootID: "b")
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(identity), as: UTF8.self)
        #expect(text == #"{"boot_id":"b","pid":7,"start_time":42}"#)
        #expect(try JSONDecoder().decode(ProcessIdentity.self, from: Data(text.utf8)) == identity)
    }
}
