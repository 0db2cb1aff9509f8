import RhatchetProtocol
import RhatchetTriage
import Testing

/// Logs in which more than one thing went wrong: what counts, and what does not.
@Suite struct LogStoryTests {
    private func judge(_ log: String, _ exit: ExitRecord? = ExitRecord(status: 1)) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array(log.utf8), before: 0), exit, file: "log")
    }

    private func raised(_ last: String, _ code: String = "run()") -> String {
        "Traceback (most recent call last):\n  File \"/job/train.py\", line 9, in <module>\n    \(code)\n\(last)\n"
    }

    private static let during = "\nDuring handling of the above exception, another exception occurred:\n\n"
    private static let direct = "\nThe above exception was the direct cause of the following exception:\n\n"

    @Test func `a cause is found under exceptions that say nothing`() {
        let log =
            self.raised("FileNotFoundError: [Errno 2] No such file or directory: 'x.csv'") + Self.direct
            + self.raised("StageFailed: load") + Self.direct + self.raised("TrainingFailed: stage 1")
        #expect(self.judge(log)?.type == "FileNotFoundError")
        #expect(self.judge(log)?.category == .data)
    }

    @Test func `cleaning up after a full disk does not hide it`() {
        let full = self.raised("OSError: [Errno 28] No space left on device")
        let missing = self.raised("FileNotFoundError: [Errno 2] No such file or directory: 'x.tmp'")
        #expect(self.judge(full + Self.during + missing)?.category == .resource)
        #expect(self.judge(missing + Self.during + full)?.category == .resource)
        #expect(self.judge(self.raised("KeyError: 'x'") + Self.during + missing)?.category == .data)
    }

    @Test func `what was logged and passed over is not the cause of a later end`() {
        let logged =
            "ERROR no plot, going on without it\n" + self.raised("ModuleNotFoundError: No module named 'plots'")
        #expect(self.judge(logged + "draw 100\nrejected: R-hat 1.9 of theta is above 1.05\n")?.category == .convergence)
        #expect(self.judge(logged + "draw 100\ndraw 200\n", ExitRecord(status: 3))?.category == .unknown)
        #expect(self.judge(logged + "draw 100\ndraw 200\n", ExitRecord(status: 0)) == nil)
    }

    @Test func `what stands before a new start is past`() {
        let first = "job 7 CANCELLED DUE TO TIME LIMIT\nresuming from draw 100\n"
        #expect(self.judge(first + "draw 200\ndraw 300\ndraw 400\n", ExitRecord(status: 3))?.category == .unknown)
        #expect(self.judge(first, ExitRecord(signal: 15))?.category == .resource)
    }

    @Test func `a log that breaks off in a traceback names no cause`() throws {
        let cut = "draw 1\n" + self.raised("", "run()").dropLast(2)
        let verdict = try #require(self.judge(String(cut)))
        #expect(verdict.category == .unknown)
        #expect(verdict.evidence.map(\.line) == [2, 3])
    }

    @Test func `a failed start is the data's where the log says so, else the model's`() {
        let failed = self.raised("pymc.exceptions.SamplingError: Initial evaluation of model at starting point failed!")
        #expect(self.judge("dose: 80 rows, 3 NaN\n" + failed)?.category == .data)
        #expect(self.judge("dose: 80 rows, all finite\n" + failed)?.category == .convergence)
        #expect(self.judge("config: {nan_policy: raise}\n" + failed)?.category == .convergence)
        #expect(self.judge(failed)?.finding.samplingFailed == true)
    }

    @Test(arguments: [(["y[3] is nan", "y[3] is nan"], Category.data), (["sigma is -1", "sigma is 0"], .convergence)])
    func `Stan's failed start is the data's where every attempt fails alike`(told: [String], category: Category) {
        let attempts = told.map {
            "Rejecting initial value:\n  Error evaluating the log probability at the initial value.\n"
                + "Exception: normal_lpdf: \($0), but must be finite!\n"
        }
        #expect(self.judge(attempts.joined() + "\nInitialization failed.\n")?.category == category)
    }

    @Test(arguments: [
        ("print(idata.posterior[name])", Category.implementation), ("rain = weather[name]", .data),
    ])
    func `a variable that is missing is the program's in its draws, the input's elsewhere`(
        code: String,
        category: Category
    ) {
        let log =
            "Traceback (most recent call last):\n  File \"/job/train.py\", line 9, in <module>\n    \(code)\n"
            + "  File \"/v/lib/python3.13/site-packages/xarray/core/dataset.py\", line 1, in __getitem__\n    raise KeyError\n"
            + "KeyError: \"No variable named 'x'\"\n"
        #expect(self.judge(log)?.category == category)
    }

    @Test(arguments: ["KeyError: 'r_hat'", "AttributeError: 'Trace' object has no attribute 'divergences'"])
    func `a name that the program gets wrong is no diagnostic`(last: String) {
        #expect(self.judge(self.raised(last))?.category == .implementation)
        #expect(self.judge(self.raised("RuntimeError: r_hat 1.7 above limit"))?.category == .convergence)
    }

    @Test(arguments: [
        (
            "FileNotFoundError: [Errno 2] No such file or directory: 'out/x'", "open(path, \"wb\")",
            Category.implementation
        ),
        ("FileNotFoundError: [Errno 2] No such file or directory: 'in/x'", "open(\"weights.csv\")", .data),
        ("PermissionError: [Errno 13] Permission denied: 'out/x'", "trace.to_netcdf(path)", .resource),
        ("PermissionError: [Errno 13] Permission denied: 'in/x'", "open(path)", .data),
    ])
    func `a path is the input's where the line reads, the program's or the system's where it writes`(
        last: String,
        code: String,
        category: Category
    ) {
        #expect(self.judge(self.raised(last, code))?.category == category)
    }

    @Test(arguments: [
        "R-hat greater than 1.01: none", "0 parameters had R-hat greater than 1.01",
        "chains that failed to converge: none",
        "R-hat larger than 1.05 for 0 parameters", "failed to converge? no", "maximum number of iterations: 5000",
        "Chain 1 had 0 iterations at max treedepth (0.0%)", "did not converge: 0 parameters",
        "Maximum iterations reached: no",
        "some chains may not have converged at first; extended and converged since", "divergences: 0",
    ])
    func `a report that names a problem to say that there is none has no verdict`(line: String) {
        for exit in [ExitRecord(status: 0), nil] { #expect(self.judge("4 chains\n\(line)\n", exit) == nil) }
    }

    @Test(arguments: [
        "Chain 0 reached the maximum tree depth.", "The rhat statistic is larger than 1.01 for some parameters.",
    ])
    func `a sampler's warning after a whole run is convergence`(line: String) {
        #expect(self.judge("took 0 seconds.\n\(line)\n", ExitRecord(status: 0))?.category == .convergence)
    }

    /// What a bad pattern or a search in each line for each line would take minutes for.
    @Test(arguments: [
        "1 divergences " + String(repeating: " of", count: 200), "divergen" + String(repeating: " ", count: 480),
        "draws mean sd rhat ess_bulk" + String(repeating: " of 1", count: 90),
        "r_hat mean " + String(repeating: "9", count: 480),
        String(repeating: "took ", count: 99), "(Traceback (most recent call last):",
        "100% 1/" + String(repeating: "1", count: 480),
    ])
    func `a log of odd lines is judged in a moment`(line: String) {
        let log = Array(repeating: line, count: 100).joined(separator: "\n")
        let clock = ContinuousClock()
        for exit in [ExitRecord(status: 0), ExitRecord(status: 1), nil] {
            let took = clock.measure { _ = self.judge(log, exit) }
            #expect(took < .seconds(10), "debug builds are fifty times slower than what is shipped")
        }
    }

    @Test func `a notebook's traceback is read`() throws {
        let log =
            "KeyError                                  Traceback (most recent call last)\nCell In[4], line 2\n"
            + "      1 import os\n----> 2 os.environ['MODEL']\n\n"
            + "File <frozen os>:714, in __getitem__(self, key)\n\nKeyError: 'MODEL'\n"
        let verdict = try #require(self.judge(log))
        #expect(verdict.category == .implementation)
        #expect(verdict.evidence.map(\.line) == [2, 8])
        #expect(verdict.file == "Cell In[4]")
        #expect(verdict.line == 2)
    }

    @Test func `a bus error is a resource's only where shared memory is spoken of`() {
        #expect(self.judge("shared memory: 4 kB free\nBus error\n", ExitRecord(status: 135))?.category == .resource)
        #expect(self.judge("draw 10\nBus error\n", ExitRecord(status: 135))?.category == .unknown)
    }

    @Test(arguments: [
        (ExitRecord(status: 124), Category.resource), (ExitRecord(signal: 24), .resource),
        (ExitRecord(status: 153), .resource),
        (ExitRecord(status: 127), .implementation), (ExitRecord(status: 139), .unknown),
        (ExitRecord(status: 137), .unknown),
    ])
    func `the status speaks where the log does not`(exit: ExitRecord, category: Category) {
        #expect(self.judge("draw 10\ndraw 20\n", exit)?.category == category)
    }

    @Test func `a start is told from a run`() {
        let error = self.raised("NameError: name 'x' is not defined")
        #expect(self.judge("reading data\n" + error)?.stage == .startUp)
        #expect(self.judge("draw 10 of 100\n" + error)?.stage == .running)
    }

    @Test(arguments: [
        "R-hat theta 0.50", "sampling took -3614 s", "coverage of 90 % intervals: 106.3 %", "mu: mean 1 sd -0.2",
        "acceptance rate: 1.7", "4000 draws: ess_bulk 4000000",
    ])
    func `a report that cannot be true is unknown`(line: String) throws {
        let verdict = try #require(self.judge("4 chains\n\(line)\n", ExitRecord(status: 0)))
        #expect(verdict.category == .unknown)
        #expect(verdict.rule == "impossible_result")
        #expect(!verdict.finding.halted)
    }

    @Test(arguments: [
        "R-hat theta 1.00", "sampling took 3614 s", "coverage of 90 % intervals: 91 %", "mu: mean 1 sd 0.00",
        "acceptance rate: 70 %", "4000 draws: ess_bulk 6120", "R-hat warnings: 0", "share with R-hat above limit 0.2",
        "coverage 95 % in 1000 simulations", "tau: log sd -0.4", "one: mean 1.000000 sd 0.000000",
        "acceptance rate 23.4",
        "There were 9 divergences after tuning. (2 + 4_000 draws total)",
    ])
    func `a report that can be true has no verdict`(line: String) {
        #expect(self.judge("4 chains\n\(line)\n", ExitRecord(status: 0)) == nil)
    }
}
