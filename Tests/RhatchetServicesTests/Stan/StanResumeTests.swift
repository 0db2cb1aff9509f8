import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Warm starts of a real program of CmdStan, where the set-up has fetched one.
@Suite struct StanResumeTests {
    private let scratch: ScratchFolder
    private let training: TrainingFolder

    init() throws {
        self.scratch = try ScratchFolder()
        self.training = TrainingFolder(path: self.scratch.file("trainings/m-1").path)
        try self.scratch.write(Self.data, to: "data.json")
    }

    private static let folder = URL(filePath: #filePath).appending(path: "../../../../.venv-cmdstan").standardized
    /// By the version of prophet whose wheel has it; 1.1.6 carries CmdStan 2.33, 1.5.0 carries 2.37.
    private static let programs = ["1.1.6", "1.5.0"]
        .map { Self.folder.appending(path: "\($0)/prophet/stan_model/prophet_model.bin").path }
        .filter { access($0, X_OK) == 0 }

    /// A line with noise that is always the same, as prophet's model takes it.
    private static var data: String {
        let t = (0..<60).map { Double($0) / 59 }
        let y = t.map { 0.3 + 0.5 * $0 + 0.05 * sin($0 * 9173) }
        let x = t.map { "[\(sin(31.4 * $0)),\(cos(31.4 * $0))]" }.joined(separator: ",")
        let ones = [Int](repeating: 1, count: 60)
        return """
            {"T": 60, "K": 2, "S": 3, "t": \(t), "cap": \(ones), "y": \(y), "t_change": [0.2, 0.4, 0.6], "X": [\(x)],
             "sigmas": [10, 10], "tau": 0.05, "trend_indicator": 0, "s_a": [1, 1], "s_m": [0, 0]}
            """
    }

    private func program(_ executable: String, _ line: String) -> CommandProgram {
        let words = line.split(separator: " ").map(String.init)
        return CommandProgram(
            executable: executable,
            arguments: words,
            folder: self.scratch.url.path,
            words: [executable] + words
        )
    }

    private func run(_ executable: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = self.scratch.url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The second segment, with a plan that goes on with the first.
    private func second() throws -> SegmentFolder {
        let segment = try self.training.createSegment(2)
        let plan = #"{"version": 1, "from_segment": 1, "kernel": "changed", "runs": []}"#
        try Data(plan.utf8).write(to: URL(filePath: segment.plan))
        return segment
    }

    /// What the first segment keeps of the program's chains.
    private func keep(_ names: [String]) throws {
        let run = try self.training.createSegment(1).run(0)
        try Folder.create(run)
        for (chain, name) in names.enumerated() {
            try FileManager.default.copyItem(atPath: self.scratch.file(name).path, toPath: "\(run)/chain-\(chain).csv")
        }
    }

    @Test(
        .enabled(if: !Self.programs.isEmpty, "no CmdStan; 'make setup' fetches one"),
        arguments: Self.programs,
        [
            "sample num_samples=200 num_warmup=400 num_chains=2 data file=data.json random seed=1 output file=out.csv",
            "sample num_chains=2 adapt delta=0.9 algorithm=hmc engine=nuts max_depth=8 metric=dense_e data file=data.json output file=out.csv",
        ]
    ) func `chains go on from their last draws with what was learnt`(executable: String, line: String) throws {
        let program = self.program(executable, line)
        #expect(try self.run(executable, program.arguments) == 0)
        try self.keep(["out_1.csv", "out_2.csv"])
        let before = try #require(StanAdaptation(path: self.scratch.file("out_2.csv").path))
        let seed = StanOutput(path: self.scratch.file("out_2.csv").path)?.seed
        let segment = try self.second()
        let start = try #require(try StanResume.make(program, in: segment, of: self.training))
        #expect(start.executable == executable)
        #expect(try self.run(executable, start.arguments) == 0)
        let path = self.scratch.file("out_2.csv").path
        let after = try #require(StanAdaptation(path: path))
        let output = try #require(StanOutput(path: path))
        #expect(output.isFinished && output.number("num_warmup") == 100)
        #expect(output.text("init") == segment.file("init.json"))
        // The same seed would give the same random numbers once more.
        #expect(output.seed != seed)
        // The metric is as it was; the step size was adapted to it.
        #expect(after.metric == before.metric && after.stepSize != before.stepSize)
        let resume = try #require(StanResume.record(of: segment))
        #expect(resume.grade == .warm && resume.fromSegment == 1)
        #expect(resume.taken == ["points", "step_size", "metric"])
    }

    @Test func `a chain that had not drawn makes the start cold, with the reason`() throws {
        try self.scratch.write("# stan_version_major = 2\nlp__,mu\n", to: "out.csv")
        try self.keep(["out.csv"])
        let segment = try self.second()
        let program = self.program("/bin/true", "sample data file=data.json output file=out.csv")
        #expect(try StanResume.make(program, in: segment, of: self.training) == nil)
        let resume = try #require(StanResume.record(of: segment))
        #expect(resume.grade == .cold && resume.reason?.contains("chain 0") == true)
    }

    @Test func `a script that starts CmdStan itself begins cold`() throws {
        let segment = try self.second()
        let program = self.program("/usr/bin/python3", "fit.py")
        #expect(try StanResume.make(program, in: segment, of: self.training) == nil)
        #expect(StanResume.record(of: segment)?.grade == .cold)
        #expect(StanResume.record(of: self.training.segment(1)) == nil)
    }
}
