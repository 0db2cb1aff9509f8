import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Draws of two starts of a program of CmdStan become one run; what the programs write is written here.
@Suite struct StanJoinTests {
    private let scratch: ScratchFolder
    private let training: TrainingFolder
    private let program: CommandProgram

    init() throws {
        self.scratch = try ScratchFolder()
        self.training = TrainingFolder(path: self.scratch.file("trainings/m-1").path)
        try self.scratch.write("{}", to: "data.json")
        self.program = Self.program(
            "sample num_samples=6 num_chains=2 data file=data.json random seed=1 output file=out.csv",
            self.scratch
        )
    }

    private static func program(_ line: String, _ scratch: ScratchFolder) -> CommandProgram {
        let words = line.split(separator: " ").map(String.init)
        return CommandProgram(
            executable: "/bin/m",
            arguments: words,
            folder: scratch.url.path,
            words: ["/bin/m"] + words
        )
    }

    private static let end =
        "# \n#  Elapsed Time: 0.5 seconds (Warm-up)\n#                1 seconds (Sampling)\n#                1.5 seconds (Total)\n# \n"

    /// An output as a program has left it.
    private func output(
        _ draws: Range<Int>,
        planned: Int = 6,
        file: String = "out.csv",
        isFinished: Bool = true,
        torn: String = ""
    ) -> String {
        let head = """
            # stan_version_major = 2
            # stan_version_minor = 37
            # model = toy
            # method = sample (Default)
            #   sample
            #     num_samples = \(planned)
            #     num_warmup = 9
            #     save_warmup = false (Default)
            #     thin = 1 (Default)
            #     num_chains = 2
            # id = 1
            # random
            #   seed = 1
            # output
            #   file = \(file)
            lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,mu
            # Adaptation terminated
            # Step size = 0.5
            # Diagonal elements of inverse mass matrix:
            # 1.5

            """
        let rows = draws.map { "-1,0.9,0.5,3,7,0,1,\($0)\n" }.joined()
        return head + rows + torn + (isFinished ? Self.end : "")
    }

    /// A first segment that has left these chains, and the second with a plan that goes on with it.
    private func second(_ chains: [String], kernel: String = "unchanged", draws: Int? = nil) throws -> SegmentFolder {
        let first = try self.training.createSegment(1)
        try StanKernel(self.program)?.write(to: first)
        try Folder.create(first.run(0))
        for (chain, text) in chains.enumerated() {
            try Data(text.utf8).write(to: URL(filePath: "\(first.run(0))/chain-\(chain).csv"))
            try self.scratch.write(text, to: "out_\(chain + 1).csv")
        }
        return try self.next(2, from: first, kernel: kernel, draws: draws)
    }

    private func next(_ number: Int, from earlier: SegmentFolder, kernel: String = "unchanged", draws: Int? = nil)
        throws -> SegmentFolder
    {
        let segment = try self.training.createSegment(number)
        let wished = draws.map { #", "draws": \#($0)"# } ?? ""
        let plan = """
            {"version": 1, "from_segment": \(number - 1), "kernel": "\(kernel)", "runs": [{"run": 0, "checkpoints": [],
             "earlier": {"segment": \(number - 1), "folder": "\(earlier.run(0))"}\(wished)}]}
            """
        try Data(plan.utf8).write(to: URL(filePath: segment.plan))
        try StanKernel(self.program)?.write(to: segment)
        return segment
    }

    private func write(_ text: String, to segment: SegmentFolder, chain: Int) throws {
        try Data(text.utf8).write(to: URL(filePath: segment.file("part-\(chain).csv")))
    }

    /// What the program's call of a chain says.
    private func calls(_ start: StanStart?) -> [[String]] {
        let script = start?.arguments.last ?? ""
        guard start?.executable == "/bin/sh" else { return start.map { [$0.arguments] } ?? [] }
        return script.split(separator: "\n").filter { $0.contains("/bin/m") }
            .map { $0.split(separator: " ").dropFirst().map { $0.trimmingCharacters(in: ["'"]) } }
    }

    private func mu(_ path: String) throws -> [Int] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }
        return lines.dropFirst().compactMap { $0.split(separator: ",").last.flatMap { Int($0) } }
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: self.scratch.file(name), encoding: .utf8)
    }

    @Test func `one chain is complete, one is gone on with: each has exactly the planned draws, once`() throws {
        let killed = self.output(0..<2, isFinished: false, torn: "-1,0.9,0.5")
        let segment = try self.second([self.output(0..<6), killed])
        let calls = self.calls(try StanResume.make(self.program, in: segment, of: self.training))
        try #require(calls.count == 1)
        #expect(
            Set(["num_samples=4", "id=2", "file=\(segment.file("part-1.csv"))", "file=data.json"]).isSubset(
                of: calls[0]
            )
        )
        #expect(!calls[0].contains { $0.hasPrefix("num_chains") } && !calls[0].contains("seed=1"))
        let capture = StanCapture(segment)
        try self.write(self.output(2..<4, planned: 4, isFinished: false, torn: "-1,0.9,0.5,3"), to: segment, chain: 1)
        capture.step(nil, hasEnded: false, now: 0)
        #expect(try self.mu("\(segment.run(0))/chain-1.csv") == [0, 1, 2, 3])
        // The user's own keeps what it had until the whole is there.
        #expect(try self.text("out_2.csv") == killed)
        try self.write(self.output(2..<6, planned: 4), to: segment, chain: 1)
        capture.step(nil, hasEnded: true, now: 1)
        #expect(capture.complaints.isEmpty)
        for chain in 0..<2 {
            let path = self.scratch.file("out_\(chain + 1).csv").path
            #expect(try self.mu(path) == Array(0..<6))
            #expect(try self.text("out_\(chain + 1).csv").components(separatedBy: "Adaptation terminated").count == 2)
            #expect(StanOutput(path: path)?.draws == 6 && StanOutput(path: path)?.isFinished == true)
        }
        #expect(try self.text("out_1.csv") == self.output(0..<6))
        let record = try #require(RunRecord.read(segment.run(0)))
        #expect(record.state == .finished && record.draws == 6 && record.chains == 2)
        #expect(record.resume?.grade == .warm && record.resume?.joins?.first?.draws == [6, 2])
    }

    @Test func `a chain that had not drawn begins anew, in a file that is as the user's own call would have made it`()
        throws
    {
        let segment = try self.second([self.output(0..<6), "# stan_version_major = 2\n"])
        let calls = self.calls(try StanResume.make(self.program, in: segment, of: self.training))
        try #require(calls.count == 1)
        #expect(calls[0].contains("num_samples=6") && calls[0].contains("seed=1"))
        let part = self.output(0..<6, file: segment.file("part-1.csv"))
            .replacing("num_chains = 2", with: "num_chains = 1").replacing("id = 1", with: "id = 2")
        let capture = StanCapture(segment)
        for end in stride(from: 300, through: part.utf8.count, by: 37) {
            try self.write(String(decoding: Array(part.utf8)[..<end], as: UTF8.self), to: segment, chain: 1)
            capture.step(nil, hasEnded: false, now: 0)
        }
        try self.write(part, to: segment, chain: 1)
        capture.step(nil, hasEnded: true, now: 1)
        #expect(try self.text("out_2.csv") == self.output(0..<6))
    }

    @Test func `other watches go on with what one has begun, at every place of the part`() throws {
        let segment = try self.second([self.output(0..<6), self.output(0..<2, isFinished: false)])
        _ = try StanResume.make(self.program, in: segment, of: self.training)
        let part = self.output(2..<6, planned: 4)
        for end in stride(from: 0, through: part.utf8.count, by: 11) {
            try self.write(String(decoding: Array(part.utf8)[..<end], as: UTF8.self), to: segment, chain: 1)
            StanCapture(segment).step(nil, hasEnded: false, now: 0)
        }
        try self.write(part, to: segment, chain: 1)
        StanCapture(segment).step(nil, hasEnded: true, now: 1)
        #expect(try self.mu(self.scratch.file("out_2.csv").path) == Array(0..<6))
        let joined = try Data(contentsOf: URL(filePath: "\(segment.run(0))/chain-1.csv"))
        let published = try Data(contentsOf: self.scratch.file("out_2.csv"))
        #expect(joined == published)
    }

    @Test func `one that is cut again and again is gone on with, and more draws are added to what is complete`() throws
    {
        var segment = try self.second([self.output(0..<6), self.output(0..<2, isFinished: false)])
        var seeds: Set<String> = []
        for (number, drawn) in [(2, 2..<3), (3, 3..<5)] {
            let calls = self.calls(try StanResume.make(self.program, in: segment, of: self.training))
            seeds.formUnion(calls.last?.filter { $0.hasPrefix("seed=") } ?? [])
            try self.write(self.output(drawn, planned: 4, isFinished: false), to: segment, chain: 1)
            StanCapture(segment).step(nil, hasEnded: true, now: 0)
            #expect(try self.mu(self.scratch.file("out_2.csv").path) == Array(0..<drawn.upperBound))
            #expect(RunRecord.read(segment.run(0))?.state == .failed)
            segment = try self.next(number + 1, from: segment, draws: number == 3 ? 8 : nil)
        }
        let calls = self.calls(try StanResume.make(self.program, in: segment, of: self.training))
        seeds.formUnion(calls.last?.filter { $0.hasPrefix("seed=") } ?? [])
        #expect(calls.map { $0.first { $0.hasPrefix("num_samples") } } == ["num_samples=2", "num_samples=3"])
        try self.write(self.output(6..<8, planned: 2), to: segment, chain: 0)
        try self.write(self.output(5..<8, planned: 3), to: segment, chain: 1)
        StanCapture(segment).step(nil, hasEnded: true, now: 0)
        for name in ["out_1.csv", "out_2.csv"] {
            #expect(try self.mu(self.scratch.file(name).path) == Array(0..<8))
            #expect(StanOutput(path: self.scratch.file(name).path)?.draws == 8)
        }
        // Both programs say half a second and a second.
        #expect(StanElapsed(path: self.scratch.file("out_1.csv").path) == StanElapsed(warmUp: 1, sampling: 2))
        // A chain never has the same random numbers twice.
        #expect(seeds.count == 3)
    }

    @Test func `a chain that was complete while another was gone on with gets random numbers of its own`() throws {
        let cut = self.output(0..<2, isFinished: false)
        let second = try self.second([cut, cut])
        let calls = self.calls(try StanResume.make(self.program, in: second, of: self.training))
        try self.write(self.output(2..<6, planned: 4), to: second, chain: 0)
        try self.write(self.output(2..<3, planned: 4, isFinished: false), to: second, chain: 1)
        StanCapture(second).step(nil, hasEnded: true, now: 0)
        let third = try self.next(3, from: second)
        #expect(self.calls(try StanResume.make(self.program, in: third, of: self.training)).count == 1)
        try self.write(self.output(3..<6, planned: 3), to: third, chain: 1)
        StanCapture(third).step(nil, hasEnded: true, now: 0)
        let fourth = try self.next(4, from: third, draws: 8)
        let more = self.calls(try StanResume.make(self.program, in: fourth, of: self.training))
        let seeds = [calls, more].map { $0.first?.first { $0.hasPrefix("seed=") } }
        #expect(seeds.allSatisfy { $0 != nil && $0 != "seed=1" } && seeds[0] != seeds[1])
    }

    @Test func `nothing is missing: nothing is drawn, and the outputs are the whole`() throws {
        let segment = try self.second([self.output(0..<6), self.output(0..<6)])
        try FileManager.default.removeItem(at: self.scratch.file("out_2.csv"))
        let start = try StanResume.make(self.program, in: segment, of: self.training)
        #expect(start?.executable == "/bin/sh" && self.calls(start).isEmpty)
        StanCapture(segment).step(nil, hasEnded: true, now: 0)
        // One that is there again was not written by somebody else.
        #expect(try self.text("out_2.csv") == self.output(0..<6))
    }

    @Test func `another kernel, data or call stands alone and is written where its words say`() throws {
        for difference in ["kernel", "data", "words"] {
            try? FileManager.default.removeItem(atPath: self.training.path)
            let segment = try self.second(
                [self.output(0..<2, isFinished: false), self.output(0..<2, isFinished: false)],
                kernel: difference == "kernel" ? "changed" : "unchanged"
            )
            if difference == "data" { try self.scratch.write(#"{"N": 1}"#, to: "data.json") }
            let line = self.program.arguments.joined(separator: " ") + (difference == "words" ? " adapt delta=0.9" : "")
            let start = try StanResume.make(Self.program(line, self.scratch), in: segment, of: self.training)
            #expect(start?.executable == "/bin/m" && start?.arguments.contains("file=out.csv") == true, "\(difference)")
            #expect(!FileManager.default.fileExists(atPath: "\(segment.run(0))/join.json"))
            #expect(StanResume.record(of: segment)?.joins == nil)
            try self.scratch.write("{}", to: "data.json")
        }
    }

    @Test func `an output that somebody has written meanwhile is left, and that is said`() throws {
        let segment = try self.second([self.output(0..<6), self.output(0..<2, isFinished: false)])
        _ = try StanResume.make(self.program, in: segment, of: self.training)
        try self.write(self.output(2..<6, planned: 4), to: segment, chain: 1)
        try self.scratch.write("mine", to: "out_2.csv")
        let capture = StanCapture(segment)
        for _ in 0..<3 { capture.step(nil, hasEnded: true, now: 0) }
        #expect(try self.text("out_2.csv") == "mine" && capture.complaints.count == 1)
        #expect(capture.complaints[0].contains("was changed by somebody"))
        #expect(try self.mu("\(segment.run(0))/chain-1.csv") == Array(0..<6))
    }

    @Test func `an output that cannot be written is what it was, and the next watch writes it`() throws {
        let killed = self.output(0..<2, isFinished: false)
        let segment = try self.second([self.output(0..<6), killed])
        _ = try StanResume.make(self.program, in: segment, of: self.training)
        try self.write(self.output(2..<6, planned: 4), to: segment, chain: 1)
        // A folder stands where it would be written first.
        let beside = self.scratch.file("out_2.csv.rhatchet-part").path
        try Folder.create("\(beside)/x")
        let capture = StanCapture(segment)
        capture.step(nil, hasEnded: true, now: 0)
        #expect(try self.text("out_2.csv") == killed && capture.complaints.count == 1)
        #expect(capture.complaints[0].contains("'rhatchet extend'"))
        #expect(RunRecord.read(segment.run(0))?.state == .finished)
        try FileManager.default.removeItem(atPath: beside)
        StanCapture(segment).step(nil, hasEnded: true, now: 0)
        #expect(try self.mu(self.scratch.file("out_2.csv").path) == Array(0..<6))
    }
}
