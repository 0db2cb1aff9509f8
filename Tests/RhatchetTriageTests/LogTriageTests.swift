import RhatchetProtocol
import RhatchetTriage
import Testing

/// What the tail of a log and an exit come to.
///
/// The texts are those of real runs (Python 3.11 and 3.13, PyMC 5 and 6,
/// nutpie 0.16, pandas), shortened, with neutral paths.
@Suite struct LogTriageTests {
    private func judge(_ log: String, _ exit: ExitRecord = ExitRecord(status: 1), from: Int = 1) -> LogVerdict? {
        let lines = log.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        let tail = lines.map { LogLine(number: from + $0.offset, text: String($0.element)) }
        return LogTriage.judge(exit, tail: tail, file: "training_1.log")
    }

    private static func raised(_ last: String, in file: String = "model_1.py") -> String {
        """
        Traceback (most recent call last):
          File "model_1.py", line 9, in <module>
            build(data)
          File "\(file)", line 3, in build
            return x
        \(last)
        """
    }

    private static let packages = "lib/python3.13/site-packages"

    @Test(arguments: [
        ("AttributeError: 'M' object has no attribute 'sampel'", Category.implementation),
        ("NameError: name 'x' is not defined", .implementation),
        ("TypeError: sample() got an unexpected keyword argument 'max_treedepth'", .implementation),
        ("ModuleNotFoundError: No module named 'pymcc'", .implementation),
        ("ImportError: cannot import name 'foo' from 'pymc'", .implementation),
        ("KeyError: 'draws'", .implementation),
        (
            "ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                + "(n?,k),(k,m?)->(n?,m?) (size 234 is different from 15)", .implementation
        ),
        ("ValueError: Shape mismatch (234, 15) vs (234, 12)", .implementation),
        ("ValueError: operands could not be broadcast together with shapes (3,) (4,)", .implementation),
        ("ValueError: Input contains NaN, infinity or a value too large for dtype('float64').", .data),
        ("ValueError: cannot convert float NaN to integer", .data),
        ("ValueError: could not convert string to float: 'n/a'", .data),
        ("FileNotFoundError: [Errno 2] No such file or directory: 'data/prices.csv'", .data),
        ("polars.exceptions.ColumnNotFoundError: price", .data),
        ("MemoryError", .resource),
        (
            "numpy._core._exceptions._ArrayMemoryError: Unable to allocate 72.8 TiB for an array with shape (8, 5)",
            .resource
        ),
        ("OSError: [Errno 28] No space left on device", .resource),
        ("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB", .resource),
        ("jaxlib.xla_extension.XlaRuntimeError: RESOURCE_EXHAUSTED: Out of memory", .resource),
        ("pymc.exceptions.SamplingError: Bad initial energy", .convergence),
        ("RuntimeError: All initialization points failed", .convergence),
        ("ValueError: something of its own", .unknown), ("KeyboardInterrupt", .unknown),
    ])
    func `an exception has its category`(last: String, category: RhatchetProtocol.Category) throws {
        let verdict = try #require(self.judge(Self.raised(last)))
        #expect(verdict.category == category)
        #expect(verdict.finding.halted)
        #expect(verdict.finding.error == last)
        #expect(verdict.samplingFailed == (category == .convergence))
        #expect(verdict.file == "model_1.py")
        #expect(verdict.line == 3)
    }

    @Test func `the evidence names the lines of the log`() throws {
        let log = "starting\n" + Self.raised("NameError: name 'x' is not defined")
        let verdict = try #require(self.judge(log, from: 501))
        #expect(
            verdict.finding.evidence == [
                Evidence(file: "training_1.log", line: 505, text: "  File \"model_1.py\", line 3, in build"),
                Evidence(file: "training_1.log", line: 507, text: "NameError: name 'x' is not defined"),
            ]
        )
        #expect(verdict.type == "NameError")
        #expect(verdict.message == "name 'x' is not defined")
        #expect(verdict.rule == "program")
    }

    @Test func `a KeyError raised inside pandas is a missing column, at the line that asked for it`() throws {
        let inside = Self.raised("KeyError: 'price'", in: "/venv/\(Self.packages)/pandas/core/indexes/base.py")
        let missing = try #require(self.judge(inside))
        #expect(missing.category == .data)
        #expect(missing.file == "model_1.py")
        #expect(missing.line == 9)
    }

    @Test func `a missing program is no missing input`() {
        let last = "FileNotFoundError: [Errno 2] No such file or directory: 'g++'"
        let log = Self.raised(last, in: "/usr/lib/python3.11/subprocess.py")
        #expect(self.judge(log)?.category == .implementation)
    }

    @Test func `a syntax error has no traceback`() throws {
        let log = """
              File "model_1.py", line 1
                def f(:
                      ^
            SyntaxError: invalid syntax
            """
        let verdict = try #require(self.judge(log))
        #expect(verdict.category == .implementation)
        #expect(verdict.line == 1)
    }

    @Test func `the last traceback counts, not the first`() {
        let log =
            Self.raised("FileNotFoundError: [Errno 2] No such file or directory: 'cache.csv'")
            + "\nno cache, going on\n" + Self.raised("NameError: name 'x' is not defined")
        #expect(self.judge(log)?.type == "NameError")
    }

    @Test func `an exception while handling another one is the cause`() {
        let log =
            Self.raised("ZeroDivisionError: division by zero")
            + "\n\nDuring handling of the above exception, another exception occurred:\n\n"
            + Self.raised("NameError: name 'undefined_name' is not defined")
        #expect(self.judge(log)?.category == .implementation)
    }

    @Test func `what a worker process raised is the cause of what its parent reports`() throws {
        let log =
            "pymc.sampling.parallel.RemoteTraceback: \n\"\"\"\n" + Self.raised("KeyError: 'site'")
            + "\n\"\"\"\n\nThe above exception was the direct cause of the following exception:\n\n"
            + Self.raised("pymc.exceptions.ParallelSamplingError: Chain 0 failed with: 'site'")
        let verdict = try #require(self.judge(log))
        #expect(verdict.type == "KeyError")
        #expect(verdict.category == .implementation)
    }

    @Test func `what is raised from another exception speaks for itself`() {
        let log =
            Self.raised("KeyError: 'path'")
            + "\n\nThe above exception was the direct cause of the following exception:\n\n"
            + Self.raised("MemoryError")
        #expect(self.judge(log)?.category == .resource)
    }

    @Test func `the lines after an error's message and a crash at exit do not hide it`() throws {
        let log =
            Self.raised("RuntimeError: All initialization points failed", in: "/v/\(Self.packages)/nutpie/sample.py")
            + "\n\nCaused by:\n    Logp function returned error: ErrorCode(3)\n\nStack backtrace:\n   0: <unknown>"
        let verdict = try #require(self.judge(log, ExitRecord(signal: 11)))
        #expect(verdict.category == .convergence)
        #expect(verdict.finding.samplingFailed)
        #expect(verdict.line == 9)
    }

    @Test(arguments: [ExitRecord(signal: 9), ExitRecord(status: 137)])
    func `a bare kill is unknown`(exit: ExitRecord) throws {
        let verdict = try #require(self.judge("Sampling 4 chains\ndraw 120\n", exit))
        #expect(verdict.category == .unknown)
        #expect(verdict.message == "ended by signal 9, and the log names no cause")
        #expect(verdict.finding.evidence == [Evidence(file: "training_1.log", line: 2, text: "draw 120")])
    }

    @Test func `an exception that was caught and printed is not the cause of a kill`() {
        let log = Self.raised("NameError: name 'x' is not defined") + "\ngoing on\n"
        #expect(self.judge(log, ExitRecord(signal: 9))?.category == .unknown)
    }

    @Test(arguments: [
        "slurmstepd: error: Detected 1 oom_kill event in StepId=17.batch. Some of the step tasks have been OOM Killed.",
        "[812345.1] Out of memory: Killed process 4242 (python) total-vm:26214400kB",
        "terminate called after throwing an instance of 'std::bad_alloc'",
        "slurmstepd: error: *** JOB 17 ON n1 CANCELLED AT 2026-11-21T22:00:00 DUE TO TIME LIMIT ***",
    ])
    func `the system's own words say what ran out`(line: String) throws {
        let verdict = try #require(self.judge("draw 120\n\(line)\n", ExitRecord(signal: 9)))
        #expect(verdict.category == .resource)
        #expect(verdict.evidence.map(\.line) == [2])
    }

    @Test func `a training that ended well has no verdict, whatever its log says`() {
        #expect(self.judge(Self.raised("NameError: name 'x' is not defined"), ExitRecord(status: 0)) == nil)
    }

    @Test func `an empty log and an unknown end are unknown`() {
        #expect(self.judge("", ExitRecord())?.category == .unknown)
        #expect(self.judge("", ExitRecord())?.evidence == [])
        #expect(self.judge("error: bad things\nfailed\n", ExitRecord(status: 3))?.category == .unknown)
    }

    @Test func `a tail that begins in the middle of a traceback is read`() throws {
        let log = """
                return compute(x)
              File "model_1.py", line 31, in compute
                x @ beta
            ValueError: shapes (3,4) and (5,) not aligned: 4 (dim 1) != 5 (dim 0)
            """
        let verdict = try #require(self.judge(log, from: 88))
        #expect(verdict.category == .implementation)
        #expect(verdict.line == 31)
    }

    @Test func `a prefix before every line and terminal colours do not matter`() throws {
        let plain = Self.raised("MemoryError").split(separator: "\n").map { "0: \($0)" }.joined(separator: "\n")
        #expect(self.judge(plain)?.category == .resource)
        let coloured = Self.raised("\u{1B}[1;35mNameError\u{1B}[0m: \u{1B}[35mname 'x'\u{1B}[0m")
        let verdict = try #require(self.judge(coloured))
        #expect(verdict.finding.error == "NameError: name 'x'")
    }

    @Test func `configuration echoed in a log is no error`() {
        let log = "config: {on_error: 'MemoryError', retry: 'oom'}\nNameError: as the title of a page\ndraw 10"
        #expect(self.judge(log, ExitRecord(status: 2))?.category == .unknown)
    }

    @Test func `a long line is cut`() throws {
        let verdict = try #require(self.judge(Self.raised("NameError: " + String(repeating: "x", count: 100_000))))
        #expect(verdict.message.count < 600)
    }
}
