import Foundation
import RhatchetDraws
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// What a killed watch has left is safe before its program is started again, or nothing is started.
@Suite struct StanSettlementTests {
    private let scratch: ScratchFolder
    private let project: ScratchFolder

    init() throws {
        self.scratch = try ScratchFolder()
        self.project = try ScratchFolder()
    }

    /// A finished output of so many rows of some 1,000 bytes.
    private static func output(_ rows: Int) -> String {
        let head = """
            # stan_version_major = 2
            # stan_version_minor = 37
            # model = toy
            # method = sample (Default)
            #     num_samples = \(rows)
            #     num_warmup = 9
            #     save_warmup = false
            # id = 1
            lp__,accept_stat__,mu

            """
        let values = (0..<rows).map { "-1,0.9,\($0)." + String(repeating: "5", count: 990) + "\n" }
        return head + values.joined() + "# \n#  Elapsed Time: 0.5 seconds (Warm-up)\n"
    }

    /// A segment whose program has written so many rows of each output to its end, while nobody looked.
    private func segment(_ rows: [Int], in project: URL) throws -> SegmentFolder {
        let segment = try TrainingFolder(project: project.path, id: "m-1").createSegment()
        let launch = LaunchPlan(
            executable: "/bin/m",
            arguments: ["sample", "num_chains=\(rows.count)", "output", "file=out.csv"],
            environment: [:],
            workingDirectory: self.scratch.url.path,
            log: "/dev/null"
        )
        let identity = ProcessIdentity(pid: 1 << 22, startTime: 1, bootID: BootID.current)
        try AtomicFile.write(json: launch, to: segment.launch)
        try AtomicFile.write(
            json: ProcessRecord(identity: identity, session: 1 << 22, started: UTC.now),
            to: segment.process
        )
        for (place, count) in rows.enumerated() { try self.write(place, Self.output(count)) }
        let exit = ExitRecord(outcome: .status(0), ended: UTC.now, usage: nil)
        try AtomicFile.write(json: exit, to: segment.exit)
        return segment
    }

    private func write(_ place: Int, _ text: String) throws { try self.scratch.write(text, to: "out_\(place + 1).csv") }

    private func settle(_ project: URL) throws {
        let next = TrainingFolder(project: project.path, id: "m-2")
        try StanSettlement.settle(before: nil, of: next, project: project.path)
    }

    private func kept(_ segment: SegmentFolder) -> [Data] {
        (0..<2).map { FileManager.default.contents(atPath: "\(segment.run(0))/chain-\($0).csv") ?? Data() }
    }

    private func drawn() throws -> [Data] {
        try (1...2).map { try Data(contentsOf: self.scratch.file("out_\($0).csv")) }
    }

    @Test func `where draws cannot be kept nothing is started and all is as it was, until there is room`() throws {
        guard let disk = try SmallDisk(bytes: 1 << 20) else { return }
        let segment = try self.segment([200, 500], in: disk.url)
        let drawn = try self.drawn()
        let filler = disk.url.appending(path: "filler")
        try Data(count: 600_000).write(to: filler)
        var texts: Set<String> = []
        var sizes: Set<[Int]> = []
        for _ in 0..<3 {
            let error = #expect(throws: UnkeptDraws.self) { try self.settle(disk.url) }
            texts.insert(error?.description ?? "")
            sizes.insert(self.kept(segment).map(\.count))
            // The next process goes on from what is there; the store has its room.
            try Data(count: 100_000).write(to: disk.url.appending(path: "store"))
            try FileManager.default.removeItem(at: disk.url.appending(path: "store"))
        }
        #expect(
            texts.count == 1 && texts.first?.contains("no space left on device; free some space") == true,
            "\(texts)"
        )
        #expect(texts.first?.contains("move the output to another folder") == true)
        #expect(sizes == [[drawn[0].count, 0]])
        #expect(try self.drawn() == drawn)
        disk.empty()
        try self.settle(disk.url)
        #expect(self.kept(segment) == drawn)
        #expect(RunRecord.read(segment.run(0))?.state == .finished)
    }

    @Test func `chains that were begun after the watch was killed are kept`() throws {
        let segment = try self.segment([3, 3], in: self.project.url)
        let drawn = try self.drawn()
        // The first was taken up while it was drawn.
        try FileManager.default.removeItem(at: self.scratch.file("out_2.csv"))
        StanCapture(segment).step(nil, hasEnded: true, now: 0)
        try FileManager.default.removeItem(atPath: "\(segment.run(0))/run.json")
        try self.write(1, Self.output(3))
        try self.settle(self.project.url)
        for place in 0..<2 { try self.write(place, "") }
        #expect(self.kept(segment) == drawn)
        #expect(segment.runNames == ["run-0"])
    }

    @Test func `what a full disk has left of a run, an empty folder, is the run that is kept`() throws {
        let segment = try self.segment([3, 3], in: self.project.url)
        try Folder.create(segment.run(0))
        try self.settle(self.project.url)
        #expect(try self.kept(segment) == self.drawn())
        #expect(segment.runNames == ["run-0"])
    }

    @Test func `an output that may not be read is no output that is gone`() throws {
        let segment = try self.segment([3, 3], in: self.project.url)
        // A link to itself can be read by nobody, root included.
        let output = self.scratch.file("out_1.csv")
        StanCapture(segment).step(nil, hasEnded: true, now: 0)
        try FileManager.default.removeItem(atPath: "\(segment.run(0))/run.json")
        try FileManager.default.removeItem(at: output)
        try FileManager.default.createSymbolicLink(at: output, withDestinationURL: output)
        #expect(throws: UnkeptDraws.self) { try self.settle(self.project.url) }
        try FileManager.default.removeItem(at: output)
        try self.settle(self.project.url)
    }
}

extension SegmentFolder {
    fileprivate var runNames: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: self.path)
        return (names ?? []).filter { $0.hasPrefix("run-") }
    }
}
