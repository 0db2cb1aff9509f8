import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Programs that write as CmdStan does, recorded from outside; a shell stands in for the sampler.
@Suite struct StanCaptureTests {
    private let scratch: ScratchFolder
    private let segment: SegmentFolder

    init() throws {
        self.scratch = try ScratchFolder()
        self.segment = SegmentFolder(path: self.scratch.file("segments/1").path)
        try Folder.create(self.segment.control)
        try Folder.create(self.scratch.file("temporary").path)
    }

    /// Writes the head and one row, and two more each time that it is told to by a file `go-<n>`.
    private static let program = """
        for word in "$@"; do case $word in file=*out*) out=${word#file=};; id=*) id=${word#id=};; esac; done
        { printf '# stan_version_major = 2\\n# stan_version_minor = 37\\n# stan_version_patch = 0\\n# model = toy\\n'
          printf '# method = sample (Default)\\n#     num_samples = 5\\n#     num_warmup = 9\\n#     save_warmup = false\\n'
          printf '#             max_depth = 10 (Default)\\n#       delta = 0.8 (Default)\\n# id = %s\\n' $id
          printf 'lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,mu\\n'
          printf -- '-1,0.9,0.5,3,7,0,1,%s.5\\n' $id; } > "$out"
        for go in 1 2; do
          while ! [ -e go-$go ]; do [ -e toy ] || exit 1; sleep 0.02; done
          printf -- '-1,0.9,0.5,3,7,0,2,1\\n-1,0.9,0.5,3,7,0,1,2\\n' >> "$out"
        done
        [ -e torn ] || printf '# \\n#  Elapsed Time: 0.1 seconds (Warm-up)\\n' >> "$out"
        """

    private func start(_ id: Int, output: String) throws -> Process {
        let script = try self.scratch.write(Self.program, to: "toy")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [script.path, "sample", "id=\(id)", "data", "file=d.json", "output", "file=\(output)"]
        process.currentDirectoryURL = self.scratch.url
        process.environment = ["PATH": "/usr/bin:/bin", "RHATCHET_SEGMENT": self.segment.path]
        // Nothing of the test's own is held open by a program that outlives it.
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static func end(_ process: Process) {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    /// Of a session in which nobody is: the programs are known by their environment.
    private var record: ProcessRecord {
        ProcessRecord(identity: .current, session: Int32.max, started: UTC.now)
    }

    private func run(_ number: Int = 0) -> RunTail {
        var run = RunTail(folder: URL(filePath: self.segment.run(number)), formats: .all)
        run.poll()
        return run
    }

    private func go(_ number: Int) throws { try self.scratch.write("", to: "go-\(number)") }

    @Test func `two chains in a temporary folder that is removed are kept whole`() throws {
        let processes = try [1, 2].map { try self.start($0, output: "temporary/out_\($0).csv") }
        defer { processes.forEach(Self.end) }
        let capture = StanCapture(self.segment)
        try eventually(
            "both chains, \(capture.complaints) \(self.run().chains.map(\.draws.count))",
            within: .seconds(8)
        ) {
            capture.step(self.record, hasEnded: false, now: 0)
            return self.run().chains.map(\.draws.count) == [1, 1]
        }
        #expect(self.run().record?.state == .sampling)
        #expect(self.run().record?.kernel?["target_accept"] == .number(0.8))
        #expect(self.run().record?.chains == nil)
        try FileManager.default.removeItem(at: self.scratch.file("temporary"))
        // The programs go on writing to files that only we have a name for: their shell opens them by name.
        processes.forEach(Self.end)
        capture.step(self.record, hasEnded: true, now: 1)
        let run = self.run()
        #expect(run.chains.map(\.draws.count) == [1, 1])
        #expect(run.record?.state == .failed && run.record?.chains == 2)
        #expect(capture.complaints.isEmpty)
    }

    @Test func `a run that came to its end is finished, and another call is another run`() throws {
        let first = try self.start(1, output: "out.csv")
        defer { Self.end(first) }
        let capture = StanCapture(self.segment)
        try eventually("the first run") {
            capture.step(self.record, hasEnded: false, now: 0)
            return self.run().chains.map(\.draws.count) == [1]
        }
        try self.go(1)
        try self.go(2)
        try eventually("its end") {
            capture.step(self.record, hasEnded: false, now: 0)
            return !first.isRunning
        }
        capture.step(self.record, hasEnded: false, now: 0)
        try FileManager.default.removeItem(at: self.scratch.file("go-1"))
        let second = try self.start(1, output: "out.csv")
        defer { Self.end(second) }
        try eventually("the second run") {
            capture.step(self.record, hasEnded: false, now: 1)
            return self.run(1).chains.first?.draws.count == 1
        }
        // The first is what it was, although its file was written over.
        #expect(self.run().chains.map(\.draws.count) == [5])
        #expect(self.run().record?.state == .finished)
        Self.end(second)
        try self.scratch.write("", to: "segments/1/control/stop")
        capture.step(self.record, hasEnded: true, now: 2)
        #expect(self.run(1).record?.state == .stopped)
    }

    @Test func `another watch goes on with what one has begun`() throws {
        let process = try self.start(1, output: "out.csv")
        defer { Self.end(process) }
        let first = StanCapture(self.segment)
        try eventually("a draw") {
            first.step(self.record, hasEnded: false, now: 0)
            return self.run().chains.first?.draws.count == 1
        }
        try self.go(1)
        try self.go(2)
        process.waitUntilExit()
        let second = StanCapture(self.segment)
        second.step(self.record, hasEnded: true, now: 0)
        #expect(self.run().chains.map(\.draws.count) == [5])
        #expect(self.run().record?.state == .finished && self.run().record?.chains == 1)
        #expect(second.complaints.isEmpty)
    }

    @Test func `a program and what starts it with the same words are one chain`() throws {
        let script = try self.scratch.write(Self.program, to: "toy")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        // The second shell is a child of the first, which has all its words and waits for it.
        let words = [script.path, "sample", "id=1", "data", "file=d.json", "output", "file=out.csv"]
        process.arguments = ["-c", "sh \"$@\"; exit $?", "wrapper"] + words
        process.currentDirectoryURL = self.scratch.url
        process.environment = ["PATH": "/usr/bin:/bin", "RHATCHET_SEGMENT": self.segment.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { Self.end(process) }
        let capture = StanCapture(self.segment)
        try eventually("a draw", within: .seconds(20)) {
            capture.step(self.record, hasEnded: false, now: 0)
            return self.run().chains.first?.draws.count == 1
        }
        for _ in 0..<20 { capture.step(self.record, hasEnded: false, now: 0) }
        try self.go(1)
        try self.go(2)
        process.waitUntilExit()
        capture.step(self.record, hasEnded: true, now: 0)
        #expect(self.run().chains.map(\.draws.count) == [5])
        #expect(!FileManager.default.fileExists(atPath: self.segment.run(1)))
    }
}
