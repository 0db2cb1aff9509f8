import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Tables that a program writes, recorded from outside.
@Suite struct PlainCaptureTests {
    private let scratch: ScratchFolder
    private let segment: SegmentFolder

    init() throws {
        self.scratch = try ScratchFolder()
        self.segment = SegmentFolder(path: self.scratch.file("segments/1").path)
        try Folder.create(self.segment.control)
        let launch = LaunchPlan(
            executable: "/bin/true",
            arguments: [],
            environment: ["RHATCHET_TABLES": self.scratch.file("out*.csv").path],
            workingDirectory: self.scratch.url.path,
            log: "/dev/null"
        )
        try AtomicFile.write(json: launch, to: self.segment.launch)
    }

    private var record: ProcessRecord {
        ProcessRecord(identity: .current, session: Int32.max, started: UTC.now)
    }

    private var run: RunTail {
        var run = RunTail(folder: URL(filePath: self.segment.run(0)), formats: .all)
        run.poll()
        return run
    }

    private func append(_ text: String, to name: String) throws {
        let handle = try FileHandle(forWritingTo: self.scratch.file(name))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    @Test func `each table is a chain, and is kept when the program writes its file anew`() throws {
        let record = self.record
        for chain in 1...2 { try self.scratch.write("mu,tau\n1,2\n", to: "out_\(chain).csv") }
        let capture = PlainCapture(self.segment)
        capture.step(record, hasEnded: false)
        try self.append("3,4\n5,", to: "out_2.csv")
        capture.step(record, hasEnded: false)
        #expect(self.run.chains.map(\.chain) == [1, 2])
        #expect(self.run.chains.map(\.draws.count) == [1, 2])
        #expect(self.run.record?.state == .sampling && self.run.record?.sampler == "csv")
        // Written anew with the same beginning, as by a program that saves all that it has each time.
        try self.scratch.write("mu,tau\n", to: "out_1.csv")
        capture.step(record, hasEnded: false)
        #expect(self.run.chains.map(\.draws.count) == [1, 2])
        try self.scratch.write("mu,tau\n1,2\n7,8\n9,10\n", to: "out_1.csv")
        capture.step(record, hasEnded: false)
        #expect(self.run.chains.map(\.draws.count) == [3, 2] && capture.complaints.isEmpty)
        // Written anew with other draws.
        try self.scratch.write("mu,tau\n0,0\n0,0\n0,0\n0,0\n0,0\n", to: "out_1.csv")
        capture.step(record, hasEnded: true, isSuccess: true)
        #expect(self.run.chains.map(\.draws.count) == [3, 2])
        #expect(capture.complaints.count == 1 && capture.complaints[0].contains("begun anew"))
        #expect(self.run.record?.state == .finished && self.run.record?.chains == 2)
    }

    @Test func `chains of one table are found as they come, by a second watch too`() throws {
        let record = self.record
        try self.scratch.write("chain,mu\n0,1\n0,2\n", to: "out.csv")
        PlainCapture(self.segment).step(record, hasEnded: false)
        #expect(self.run.chains.map(\.chain) == [0])
        let second = PlainCapture(self.segment)
        try self.append("1,5\n1,6\n1,7\n", to: "out.csv")
        second.step(record, hasEnded: false)
        #expect(self.run.chains.map(\.draws.count) == [2, 3])
        try self.scratch.write("", to: "segments/1/control/stop")
        second.step(record, hasEnded: true)
        #expect(self.run.record?.state == .stopped)
    }

    @Test func `what cannot be recorded is said once, and what is older than the program is left`() throws {
        try self.scratch.write("mu\n1\n", to: "out_old.csv")
        let old = Date(timeIntervalSinceNow: -3600)
        try FileManager.default.setAttributes(
            [.modificationDate: old],
            ofItemAtPath: self.scratch.file("out_old.csv").path
        )
        let record = self.record
        try self.scratch.write("mu,mu\n1,2\n", to: "out_twice.csv")
        let capture = PlainCapture(self.segment)
        for _ in 0..<3 { capture.step(record, hasEnded: false) }
        #expect(capture.complaints.count == 1 && capture.complaints[0].contains("two columns 'mu'"))
        capture.step(record, hasEnded: true)
        #expect(capture.complaints.count == 2 && capture.complaints[1].contains("no draws are recorded"))
        #expect(!FileManager.default.fileExists(atPath: self.segment.run(0)))
    }

    @Test func `a file that cannot be taken leaves its place to none, and one that died is failed`() throws {
        let record = self.record
        try self.scratch.write("chain,mu\n1,1\n", to: "out_a.csv")
        try self.scratch.write("chain,mu\n1,7\n1,8\n1,9\n", to: "out_b.csv")
        try self.scratch.write("chain,mu\n2,5\n2,6", to: "out_c.csv")
        let capture = PlainCapture(self.segment)
        for _ in 0..<3 { capture.step(record, hasEnded: false) }
        #expect(self.run.chains.map(\.chain) == [1, 2])
        #expect(self.run.chains.map { $0.draws.values(of: 0) } == [[1], [5]])
        #expect(capture.complaints.count == 1 && capture.complaints[0].contains("stands in another file"))
        capture.step(record, hasEnded: true)
        // Its last number may be cut short.
        #expect(self.run.chains.map(\.draws.count) == [1, 1])
        #expect(self.run.record?.state == .failed && self.run.record?.error != nil)
    }

    @Test func `a last row that lacks nothing but its end counts where the program ended well`() throws {
        let record = self.record
        try self.scratch.write("mu,tau\n1,2\n3,4", to: "out_1.csv")
        let capture = PlainCapture(self.segment)
        capture.step(record, hasEnded: false)
        #expect(self.run.chains.map(\.draws.count) == [1])
        capture.step(record, hasEnded: true, isSuccess: true)
        #expect(self.run.chains.map(\.draws.count) == [2])
    }

    @Test func `what a program before this one has written is taken only once it changes`() throws {
        try self.scratch.write("mu\n1\n", to: "out.csv")
        // This process stands for the program, and may have begun minutes ago.
        let before = Date(timeIntervalSinceNow: -36_000)
        try FileManager.default.setAttributes(
            [.modificationDate: before],
            ofItemAtPath: self.scratch.file("out.csv").path
        )
        let (record, capture) = (self.record, PlainCapture(self.segment))
        for _ in 0..<2 { capture.step(record, hasEnded: false) }
        #expect(self.run.chains.isEmpty)
        try self.append("2\n", to: "out.csv")
        let later = before.addingTimeInterval(0.1)
        try FileManager.default.setAttributes(
            [.modificationDate: later],
            ofItemAtPath: self.scratch.file("out.csv").path
        )
        capture.step(record, hasEnded: false)
        #expect(self.run.chains.map(\.draws.count) == [2])
    }
}
