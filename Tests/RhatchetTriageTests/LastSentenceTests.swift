import RhatchetProtocol
import RhatchetTriage
import Testing

/// How the last sentence of a failed program is found, and weighed, where no narrower rule knows it.
@Suite struct LastSentenceTests {
    private typealias Category = RhatchetProtocol.Category

    private func judge(_ log: String, _ exit: ExitRecord? = ExitRecord(status: 1)) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array("draw 100 of 4000\n\(log)\n".utf8), before: 0), exit, file: "log")
    }

    @Test(arguments: [
        // The words of one category outweigh a word of another.
        ("sampler.py: expected the gradient as a vector of 12, the model gave a matrix 12x1", Category.implementation),
        ("[check] site_07: 14 negative counts; the likelihood is Poisson, stop", .data),
        ("ERROR laplace: mode search ended at a saddle point (2 negative eigenvalues)", .convergence),
        ("config error: target_accept must be between 0 and 1 (got 95)", .implementation),
        ("preflight: expected numpyro>=0.15, found 0.12.1 -- refusing to start", .implementation),
        ("could not grow the trace to 4.2 GB: this node has 2.1 GB left", .resource),
        ("E-1201 covariate matrix rank deficient: columns 4 and 9 are identical", .data),
        ("psycopg2.errors.UndefinedColumn: column o.dose does not exist", .data),
    ])
    func `a sentence is judged by the category whose words weigh most`(log: String, category: RhatchetProtocol.Category)
    {
        #expect(self.judge(log)?.category == category)
    }

    @Test(arguments: [
        ("dose of subject 17 reads \"1O.5\"\ncannot continue", Category.data, 2),
        ("theta[3] has R-hat 1.6\nnot good enough, exit 1", .convergence, 2),
        ("step 2 validate .. FAILED\n  37 of 1200 observations are NaN\nstep 3 sample .. skipped", .data, 3),
        ("validate: 3 errors\n  age: 2 values below 0\n  sex: 1 value not in {m, f}", .data, 4),
        ("chain 1 FAILED (1):\n    Exception: m: tau is -1, but must be greater than or equal to 0", .data, 3),
        ("Error in UseMethod(\"as_draws\") : \n  no applicable method for 'as_draws'", .implementation, 3),
        ("There were 400 divergences after tuning.\nsaving figures...\nrun.sh: result refused", .convergence, 2),
        ("name mean sd rhat\ntau 0.1 0.2 1.91\nverdict: FAIL (1 of 5 parameters above 1.1)", .convergence, 3),
        ("visits.csv: row 7 is empty\nmake: *** [Makefile:3: fit] Error 1", .data, 2),
    ])
    func `a closing remark leaves the word to what stands before it`(
        log: String,
        category: RhatchetProtocol.Category,
        line: Int
    ) throws {
        let verdict = try #require(self.judge(log))
        #expect(verdict.category == category, "\(verdict.rule ?? "-")")
        #expect(verdict.evidence.contains { $0.line == line }, "\(verdict.evidence)")
    }

    @Test(arguments: [
        "rows read: 4000\nchains started: 4", "max R-hat 1.002, ess 800\nposterior written", "chains 3/4 done\nFAILED",
        "saving trace...\nrejected", "chain 3 exited with code -11", "lost the connection to the scheduler",
        "sampling not done for an unknown reason, code 0x3", "corrupted double-linked list", "fit failed",
        "CalledProcessError: command `stan_model sample` failed, console log file: x.txt",
        "python: malloc.c:2617: sysmalloc: Assertion `(old_top == initial_top (av)' failed.",
    ])
    func `a closing remark behind nothing stays unknown`(log: String) {
        #expect(self.judge(log, ExitRecord(status: 3))?.category != .data)
        #expect(self.judge(log, ExitRecord(status: 0)) == nil)
    }

    @Test(arguments: [
        ("{\"exc_type\": \"MemoryError\", \"exc_text\": \"\", \"level\": \"critical\"}", Category.resource),
        ("{\"event\":\"check\",\"rhat_max\":1.44,\"ess_min\":22.0,\"ok\":false}\n{\"event\":\"end\"}", .convergence),
        ("{\"event\": \"report\", \"stuck_chains\": 4, \"verdict\": \"sampling failed\"}", .convergence),
        ("{\"error_type\": \"FileNotFoundError\", \"error\": \"No such file: 'y.csv'\"}", .data),
    ])
    func `a record says its figures where its verdict is no`(log: String, category: RhatchetProtocol.Category) {
        #expect(self.judge(log)?.category == category)
    }

    @Test(arguments: [
        "{\"event\": \"check\", \"passed\": true, \"rhat_max\": 1.004, \"stuck_chains\": 0}",
        "{\"event\": \"first try\", \"state\": \"failed\", \"rhat\": 1.9}\n{\"event\": \"second\", \"rhat\": 1.003}",
        "abort if r_hat > 1.1 after 10000 draws: not needed, r_hat 1.003",
        "errors in 3 chain logs: 0, rhat below 1.01 everywhere", "chain 1 stuck at start, redrawn\n4 chains ok",
        "WARN kernel density estimate did not converge, histogram used instead", "draw  800/4000 R-hat 1.9 rss 1 GiB",
        "[chain 0] 812 divergences in warm-up, 0 after", "chains converged in 3 rounds; earlier: not converged",
        "R-hat 1.2 after 200 draws, 1.003 after 2000", "max R-hat 1.9 -> 1.4 -> 1.00",
        "settings: \"rhat_max\" 1.2, on failure: page", "checks: R-hat ok, 0 of 12 failed",
    ])
    func `alarming words in a healthy log are nothing`(log: String) {
        #expect(self.judge(log, ExitRecord(status: 0)) == nil)
        #expect(self.judge(log, nil) == nil)
    }

    @Test(arguments: [
        ("make: *** No rule to make target 'in/obs.csv', needed by 'fit'.  Stop.", 2, Category.data),
        ("make: *** No rule to make target 'fitt'.  Stop.", 2, .implementation),
        ("terminate called after throwing an instance of 'std::invalid_argument'\n  what():  stod", 134, .data),
        (
            "terminate called after throwing an instance of 'std::runtime_error'\n  what():  y.csv: row 7 is empty",
            134, .data
        ),
        ("panic: runtime error: index out of range [12] with length 12", 2, .implementation),
        ("Exception in thread \"main\" java.lang.NullPointerException", 1, .implementation),
        ("Undefined subroutine &main::leapfrog called at chain.pl line 12.", 1, .implementation),
        ("num_sample=500 is either mistyped or misplaced.\nFailed to parse command arguments", 1, .implementation),
        ("sbatch: error: invalid partition specified: gpu-long", 1, .implementation),
        ("Your job 4411 has been killed: reached its h_rt limit of 86400 s", 1, .resource),
    ])
    func `other languages and tools are known`(log: String, status: Int32, category: RhatchetProtocol.Category) {
        #expect(self.judge(log, ExitRecord(status: status))?.category == category)
    }

    @Test func `rows that tell how far the work is are no last sentence`() {
        let rows = (1...5).map { "sgld step \($0)00 loss 0.\(90 - $0)" }.joined(separator: "\n")
        #expect(self.judge("\(rows)\nstopped", ExitRecord(status: 7))?.category == .unknown)
        #expect(self.judge("\(rows)\nthe loss rose to 12: rejected", ExitRecord(status: 7))?.category == .convergence)
        let chains = (1...3).map { "chain \($0) of 3 failed to converge" }.joined(separator: "\n")
        #expect(self.judge(chains, ExitRecord(status: 7))?.category == .convergence)
    }

    @Test func `a status with a meaning of its own says more than a topic`() {
        let log = "launch: 2 of 2 chains without a result"
        #expect(self.judge(log, ExitRecord(status: 126))?.category == .implementation)
        #expect(self.judge(log, ExitRecord(status: 124))?.category == .resource)
    }

    @Test func `beats that count the same draws again and again stand still`() {
        let beats = { (draws: (Int) -> Int) in
            (40...52).map { "03:28:\($0) heartbeat \($0) draws \(draws($0))/4000" }.joined(separator: "\n")
        }
        #expect(self.judge(beats { _ in 300 }, nil)?.category == .unknown)
        #expect(self.judge(beats { $0 * 10 }, nil) == nil)
        #expect(self.judge(beats { _ in 4000 }, nil) == nil)
        let models = (1...9).map { "model 2/5 | iter \($0)00 | elbo -123.\($0)" }.joined(separator: "\n")
        #expect(self.judge(models, nil) == nil)
        #expect(
            self.judge(Array(repeating: "no new divergences in Hungary", count: 9).joined(separator: "\n"), nil) == nil
        )
    }

    @Test func `a sentence below a table is no row of it`() {
        let table =
            "      mean     sd  hdi_3%  hdi_97%  mcse_mean  mcse_sd  ess_bulk  ess_tail  r_hat\nmu 1.0 0.5 0.1 1.9 0.01 0.01 900 950 1.0"
        let said = "Total wall time 340 s; mean acceptance rate was 0.87"
        #expect(self.judge("\(table)\n\(said)", ExitRecord(status: 0)) == nil)
        let impossible = table.replacing("950 1.0", with: "950 0.5")
        #expect(self.judge("\(impossible)\n\(said)", ExitRecord(status: 0))?.rule == "impossible_result")
    }

    @Test(arguments: [
        "the process of chain 1 ended after 163 of 420 draws", "worker of chain 2 is gone after 40 draws",
    ])
    func `a process that ended says nothing of what its chains did`(said: String) {
        let raised =
            "Traceback (most recent call last):\n  File \"fit.py\", line 78, in sample\n    raise RuntimeError(said)\nRuntimeError: \(said)"
        #expect(self.judge(raised)?.category == .unknown)
        #expect(self.judge("\(said): rejected", ExitRecord(status: 3))?.category == .unknown)
    }
}
