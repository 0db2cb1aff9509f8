import RhatchetProtocol
import RhatchetTriage
import Testing

/// What a program's own last sentence, or an exception of its own, comes to: judged by what it is about.
@Suite struct OwnWordsTests {
    private typealias Category = RhatchetProtocol.Category

    private func judge(_ log: String, _ exit: ExitRecord? = ExitRecord(status: 1)) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array(log.utf8), before: 0), exit, file: "log")
    }

    private func raised(_ last: String, in file: String = "/job/train.py") -> String {
        "Traceback (most recent call last):\n  File \"\(file)\", line 9, in <module>\n    run()\n\(last)\n"
    }

    @Test(arguments: [
        ("refused: column dose holds text in 3 rows", Category.data),
        ("trials.csv: FAILED\nsha256sum: WARNING: 1 computed checksum did NOT match", .data),
        ("the table of visits has two records for subject 7, expected one", .data),
        ("loader: unknown encoding of the export, giving up", .data),
        ("nothing to fit: all 40 rows lie outside the window", .data),
        ("cannot build the set\nMergeError: Merge keys are not unique in right dataset", .data),
        ("Geweke: z = 8.1 for tau, rejected", .convergence),
        ("chains disagree on theta, posterior not released", .convergence),
        ("FATAL step size collapsed to 1e-11", .convergence),
        ("PSRF of sigma is 1.9, too large", .convergence),
        ("stopping: the budget of 40 core hours is spent", .resource),
        ("no licence left on the pool, cannot start", .resource),
        ("scratch volume is full", .resource),
        ("{\"level\": \"critical\", \"msg\": \"wall-clock budget exhausted\", \"saved\": false}", .resource),
        ("Error: no such option: --drawz", .implementation),
        ("fit.sh: line 13: syntax error: unexpected end of file", .implementation),
        ("fit.sh: 3: pyhton: not found", .implementation),
        ("fit.sh: line 8: DRAWS: unbound variable", .implementation),
        ("lik.cpp:12:5: error: expected ';' before 'return'", .implementation),
        ("cc1plus: error: bad value 'zen9' for '-march=' switch", .implementation),
        ("make: *** No rule to make target 'fit.o', needed by 'fit'.  Stop.", .implementation),
        ("sampler 'hmcx' is not implemented", .implementation),
        ("training aborted\nTypeError: unsupported operand", .implementation),
    ])
    func `the sentence that ended a program says why`(last: String, category: RhatchetProtocol.Category) throws {
        let verdict = try #require(self.judge("draw 100 of 4000\n\(last)\n", ExitRecord(status: 3)))
        #expect(verdict.category == category, "\(last): \(verdict.rule ?? "-")")
        #expect(verdict.evidence.contains { $0.line ?? 0 >= 2 })
    }

    @Test(arguments: [
        "draw 300 of 4000 lp -90.0", "worker 3 died, no reason told", "summary follows", "rows read: 400, 0 missing",
        "no missing values in the input, 0 divergences", "connection to the server lost", "error: bad things",
        "{\"event\": \"progress\", \"timeout_error\": null, \"rows\": 3}",
    ])
    func `a last line without a cause stays unknown`(last: String) {
        #expect(self.judge("draw 100 of 4000\n\(last)\n", ExitRecord(status: 3))?.category == .unknown)
        #expect(self.judge("draw 100 of 4000\n\(last)\n", nil) == nil)
        #expect(self.judge("draw 100 of 4000\n\(last)\n", ExitRecord(status: 0)) == nil)
    }

    @Test(arguments: [
        ("pipeline.InputTableRejected: 3 of 40", Category.data), ("QuotaUsedUp: project 7", .resource),
        ("fit.ChainsNotMixing: theta", .convergence), ("UnsupportedBackend: cupy", .implementation),
        ("ValueError: Integer column has NA values in column 1", .data),
        ("ValueError: No objects to concatenate", .data), ("RuntimeError: the export lacks a header", .data),
        ("AssertionError: Geweke diagnostic failed for mu: z = -131.4", .convergence),
        ("FloatingPointError: ELBO is not finite at iteration 5", .convergence),
        ("RuntimeError: step size collapsed to 6.1e-12", .convergence),
        ("RuntimeError: Number of expansions exceeded maximum limit!", .convergence),
        ("RuntimeError: no free licence of the solver", .resource),
        ("RuntimeError: scratch has not enough space for the draws", .resource),
        ("UnicodeEncodeError: 'ascii' codec can't encode character '\\u03c3' in position 0", .implementation),
        ("RuntimeError: built against another ABI version", .implementation),
        ("Halt: code 17", .unknown), ("RuntimeError: chain2 died without a result (exitcode -9)", .unknown),
        ("ConnectionResetError: [Errno 104] Connection reset by peer", .unknown),
        ("OSError: [Errno 5] Input/output error", .unknown),
    ])
    func `an exception that no rule knows by name is judged by what it is about`(
        last: String,
        category: RhatchetProtocol.Category
    ) {
        let verdict = self.judge(self.raised(last))
        #expect(verdict?.category == category, "\(last): \(verdict?.rule ?? "-")")
    }

    @Test func `what nobody knows is left to the library that raised it`() {
        let packages = "/venv/lib/python3.13/site-packages"
        let last = "ValueError: Such a thing is odd"
        #expect(self.judge(self.raised(last, in: "\(packages)/pandas/core/a.py"))?.category == .data)
        #expect(self.judge(self.raised(last, in: "\(packages)/scipy/stats/a.py"))?.category == .implementation)
        #expect(self.judge(self.raised(last))?.category == .unknown)
    }

    @Test func `a message that begins on the next line is read there`() {
        let log = self.raised("RuntimeError: \n        An attempt has been made to start a new process before the\n")
        #expect(self.judge(log)?.category == .implementation)
    }

    @Test func `a full disk under an exception that names another trouble is the cause`() {
        let log =
            self.raised("OSError: [Errno 28] No space left on device")
            + "\nThe above exception was the direct cause of the following exception:\n\n"
            + self.raised("_pickle.PicklingError: Could not pickle the task to send it to the workers.")
        #expect(self.judge(log)?.category == .resource)
    }

    @Test func `what was announced as an attempt is the cause where nothing but giving up follows`() {
        let log = "attempt 3 of 3 failed\n" + self.raised("NameError: name 'x' is not defined") + "giving up, exit 4\n"
        #expect(self.judge(log, ExitRecord(status: 4))?.category == .implementation)
    }

    @Test func `a traceback in a field of a record is read, and cited by the record's line`() throws {
        let filler = String(repeating: "x", count: 3000)
        let field =
            #"Traceback (most recent call last):\n  File \"/job/train.py\", line 9, in <module>\n    a = \"\#(filler)\"\n"#
            + #"KeyError: 'sigm'"#
        let log =
            "{\"event\": \"start\"}\n{\"event\": \"aborted\", \"level\": \"error\", \"exception\": \"\(field)\"}\n"
        let verdict = try #require(self.judge(log))
        #expect(verdict.type == "KeyError")
        #expect(verdict.category == .implementation)
        #expect(verdict.evidence.allSatisfy { $0.line == 2 })
    }

    @Test func `a kill for memory that only a count or a service manager tells`() {
        let kill = ExitRecord(signal: 9)
        #expect(self.judge("draw 1\ncgroup: oom_kill 1\n", kill)?.category == .resource)
        #expect(self.judge("draw 1\ncgroup: oom_kill 0\n", kill)?.category == .unknown)
        #expect(self.judge("draw 1\nunit: Failed with result 'oom-kill'.\n", kill)?.category == .resource)
        #expect(self.judge("draw 1\n{\"OOMKilled\": false, \"ExitCode\": 137}\n", kill)?.category == .unknown)
        #expect(self.judge("draw 1\n{\"OOMKilled\": true, \"ExitCode\": 137}\n", kill)?.category == .resource)
    }
}
