import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TrialProcessTests {
    private let scratch: Scratch

    init() throws { self.scratch = try Scratch() }

    @Test func `how it ends is told, and what it says is kept`() throws {
        let process = try self.start("echo said; exit 3")
        try eventually("its end") { process.ending() != nil }
        #expect(process.ending() == .status(3))
        #expect(self.scratch.text("output.log") == "said\n")
    }

    @Test func `its input is open for as long as it is wanted`() throws {
        let process = try self.start("read line; echo broken >> output; exit 0")
        #expect(process.ending() == nil)
        process.end()
        #expect(process.ending() == .signal(SIGKILL))
    }

    @Test func `it ends with whoever has started it, and so do its children`() throws {
        var process: TrialProcess? = try self.start("sleep 600 & echo $! > '\(self.scratch.path("pid"))'; sleep 600")
        try eventually("the child") { !self.scratch.text("pid").isEmpty }
        let pid = try #require(Int32(self.scratch.text("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(process?.ending() == nil)
        process = nil
        try eventually("the child is gone") { ProcessIdentity.of(pid: pid)?.isAlive != true }
    }

    @Test func `what cannot be started is an error`() {
        var plan = self.plan("")
        plan.executable = self.scratch.path("nothing")
        #expect(throws: LaunchError.self) { try TrialProcess(plan) }
    }

    @Test func `memory is what the kernel says, and a control group's limit if that is less`() throws {
        try self.write("meminfo", "MemTotal: 900 kB\nMemAvailable:     400 kB\n")
        #expect(self.available == 400 << 10)
        try self.write("self/cgroup", "0::/batch/job_7\n")
        try self.write("batch/job_7/memory.max", "max\n")
        try self.write("batch/job_7/memory.current", "100000\n")
        #expect(self.available == 400 << 10)
        // A limit above the own group bounds it, too; what files fill can be given up.
        try self.write("batch/memory.max", "500000\n")
        try self.write("batch/memory.current", "300000\n")
        #expect(self.available == 200_000)
        try self.write("batch/memory.stat", "anon 200000\ninactive_file 50000\n")
        #expect(self.available == 250_000)
        try self.write("self/cgroup", "5:cpuset:/x\n4:memory:/job_7\n")
        try self.write("memory/job_7/memory.limit_in_bytes", "100000\n")
        try self.write("memory/job_7/memory.usage_in_bytes", "70000\n")
        #expect(self.available == 30_000)
        #expect(Memory.available(proc: self.scratch.path("none"), control: self.scratch.path("none")) == nil)
        #expect(Memory.held(by: getpid()) ?? 0 > 1 << 20)
    }

    private var available: Int64? {
        Memory.available(proc: self.scratch.project, control: self.scratch.project)
    }

    private func write(_ name: String, _ text: String) throws {
        let file = URL(filePath: self.scratch.path(name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func start(_ script: String) throws -> TrialProcess { try TrialProcess(self.plan(script)) }

    private func plan(_ script: String) -> LaunchPlan {
        LaunchPlan(
            executable: "/bin/sh",
            arguments: ["-c", script],
            environment: ["PATH": "/usr/bin:/bin"],
            workingDirectory: self.scratch.project,
            log: self.scratch.path("output.log")
        )
    }
}
