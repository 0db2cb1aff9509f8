import RhatchetProtocol
import RhatchetTriage
import Testing

/// Causes that stand elsewhere than in the exception with which the log ends.
@Suite struct ReportedElsewhereTests {
    private typealias Category = RhatchetProtocol.Category

    private func judge(_ log: String, _ exit: ExitRecord? = ExitRecord(status: 1)) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array("\(log)\n".utf8), before: 0), exit, file: "log")
    }

    private func call(_ status: Int) -> String {
        """
        Traceback (most recent call last):
          File "/job/launch.py", line 5, in <module>
            subprocess.run(command, check=True)
        subprocess.CalledProcessError: Command '['./fit']' returned non-zero exit status \(status).
        """
    }

    @Test(arguments: [
        ("  | chain.py: error: unrecognized arguments: --n-tune 1000", 2, Category.implementation),
        ("fit.cpp:3:10: fatal error: Eigen/Dense: No such file or directory", 2, .implementation),
        ("rows read", 127, .implementation), ("rows read", 124, .resource), ("rows read", 1, .unknown),
        (
            "Traceback (most recent call last):\n  File \"c.py\", line 4, in f\nFileNotFoundError: [Errno 2] No such file: 'y.csv'",
            1, .data
        ),
    ])
    func `what was called says why`(before: String, status: Int, category: RhatchetProtocol.Category) {
        #expect(self.judge("\(before)\n\(self.call(status))")?.category == category)
    }

    @Test func `an exception that a pool raises again is the worker's`() throws {
        let log = """
            multiprocessing.pool.RemoteTraceback:
            \"""
            Traceback (most recent call last):
              File "/job/train.py", line 4, in fit
              File "/env/lib/python3.11/site-packages/pandas/core/frame.py", line 4330, in __getitem__
            KeyError: 'dose'
            \"""

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "/job/train.py", line 13, in <module>
            KeyError: 'dose'
            """
        let verdict = try #require(self.judge(log))
        #expect(verdict.category == .data)
        #expect(verdict.evidence.contains { $0.line == 6 } && verdict.evidence.contains { $0.line == 13 })
    }

    @Test func `what the library of the model refuses is the program's`() {
        let raised = """
            Traceback (most recent call last):
              File "/job/train.py", line 4, in <module>
              File "/env/lib/python3.11/site-packages/LIBRARY/core.py", line 9, in sample
            ValueError: all sites must have unique names but got `level` duplicated
            """
        #expect(self.judge(raised.replacing("LIBRARY", with: "numpyro"))?.category == .implementation)
        #expect(self.judge(raised.replacing("LIBRARY", with: "pandas"))?.category == .data)
    }

    @Test(arguments: ["KeyError: 'dose'", "IndexError: list index out of range"])
    func `a field of a record of the input is the input's`(last: String) {
        let log = "Traceback (most recent call last):\n  File \"/job/a.py\", line 4, in f\n    CODE\n\(last)"
        #expect(self.judge(log.replacing("CODE", with: "y = json.loads(line)['dose']"))?.category == .data)
        #expect(self.judge(log.replacing("CODE", with: "k = KERNELS[i]"))?.category == .implementation)
    }

    @Test func `a program that says again and again that it stands still is unknown, not healthy`() throws {
        let waits = "draw 39\nwaiting for lock a.lock, 1 s\nwaiting for lock a.lock, 2 s\nwaiting for lock a.lock, 3 s"
        let verdict = try #require(self.judge(waits, nil))
        #expect(verdict.category == .unknown && verdict.rule == "stand_still" && !verdict.isCritical)
        #expect(self.judge("\(waits)\ngot the lock\ndraw 40", nil) == nil)
        #expect(self.judge(waits, ExitRecord(status: 0)) == nil)
        #expect(self.judge("draw 39\nno progress for 1 s\ndraw 40", nil) == nil)
    }

    @Test(arguments: [
        "       mean    sd  r_hat\nalpha  1.0  -0.4   1.00", "param mean rhat ess\ntau 0.1 0.42 900",
        "divergent transitions: 5200 of 4000 (130%)", "divergences: 4100 / 4000",
        "posterior probability that b > 0: 1.07",
        "coverage of the 50 % interval: 1.10",
    ])
    func `a table or share that cannot be true is unknown`(log: String) {
        #expect(self.judge("4 chains\n\(log)\n", ExitRecord(status: 0))?.category == .unknown)
    }

    @Test(arguments: [
        "       mean    sd  r_hat\nalpha -1.0   0.4   1.00", "param mean ess_bulk\nconst 0.1 -1",
        "draw 1750/2000 | divergences: 2", "speed-up: 130 % faster, 12 divergences", "acceptance 97 %",
        "posterior probability that b > 0: 0.97", "coverage of the 90 % interval: 0.91",
    ])
    func `one that can be true is none`(log: String) {
        #expect(self.judge("4 chains\n\(log)\n", ExitRecord(status: 0)) == nil)
    }

    @Test(arguments: [
        "| param | mean | rhat |\n| --- | --- | --- |\n| str | f64 | f64 |\n|---|---|---|\n| tau | 0.1 | 1.7 |",
        "# A tibble: 2 x 3\n  variable  mean  rhat\n  <chr>    <dbl> <dbl>\n1 tau 0.30 1.72",
        "900 of 1000 draws diverged", "12.5% of the transitions ended with a divergence",
        "Bulk Effective Samples Size (ESS) is too low, indicating posterior means and medians may be unreliable.",
        "Diagnostics: R-hat max 2.02, ESS min 5 -> NOT OK",
        "Warning: 912 of 1000 transitions saturated the tree depth", "E-BFMI 0.08 0.11 - low, energy poorly explored",
    ])
    func `a report against the draws is convergence`(log: String) {
        #expect(self.judge("4 chains\n\(log)\ndone\n", ExitRecord(status: 0))?.category == .convergence)
    }
}
