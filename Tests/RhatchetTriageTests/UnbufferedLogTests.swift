import RhatchetProtocol
import RhatchetTriage
import Testing

/// Logs whose lines are not in the order, or the form, in which plain programs write them.
@Suite struct UnbufferedLogTests {
    private func judge(_ text: String, _ exit: ExitRecord?) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array(text.utf8), before: 0), exit, file: "log")
    }

    private static let sweeps = (1...5).map { "sweep \($0)000  psrf \(55 / $0).504" }.joined(separator: "\n")

    @Test func `what an unbuffered stream said above the lines of the work is heard`() throws {
        let log = "gibbs: no convergence after 5000 sweeps (psrf 5.372, wanted < 1.05)\n\(Self.sweeps)\n"
        let verdict = try #require(self.judge(log, ExitRecord(status: 4)))
        #expect(verdict.category == .convergence)
        #expect(verdict.evidence.first?.line == 1)
    }

    @Test(arguments: ["gibbs 2.1: 4 chains", "warning: 3 values dropped", "no errors in the settings: ok"])
    func `what a program says as it begins is no complaint`(first: String) {
        #expect(self.judge("\(first)\n\(Self.sweeps)\n", ExitRecord(status: 4))?.category == .unknown, "\(first)")
    }

    @Test func `the frames in a box tell whose key is missing`() throws {
        let log = """
            ╭───────────────── Traceback (most recent call last) ─────────────────╮
            │ /home/ana/project/train.py:10 in load                               │
            │                                                                     │
            │ ❱ 10 │   x = table["visit_date"]                                    │
            │                                                                     │
            │ /home/ana/env/lib/python3.11/site-packages/pandas/core/frame.py:433 │
            │ in __getitem__                                                      │
            │ /home/ana/env/lib/python3.11/site-packages/pandas/a.py:12 in get    │
            ╰─────────────────────────────────────────────────────────────────────╯
            KeyError: 'visit_date'

            """
        let verdict = try #require(self.judge(log, ExitRecord(status: 1)))
        #expect(verdict.category == .data)
        #expect(verdict.file == "/home/ana/project/train.py")
        #expect(verdict.line == 10)
    }

    @Test func `a sentence below a table is no row of it`() {
        let table = "        Mean   MCSE   R_hat\nk     0.29  0.002  1.0150\nm     0.50  0.009  1.0087\n"
        #expect(self.judge(table + "divergences 0 of 1000\n", ExitRecord(status: 0)) == nil)
        #expect(self.judge(table + "z     0.50  0.009  1.9087\n", ExitRecord(status: 0))?.category == .convergence)
    }

    @Test func `R-hats that are good take back what an optimiser or an earlier look said`() {
        let start = "ConvergenceWarning: lbfgs failed to converge\nSTOP: TOTAL NO. OF ITERATIONS REACHED LIMIT\n"
        #expect(self.judge(start + "r_hat [1.001 1.007 1.014]\n", ExitRecord(status: 0)) == nil)
        #expect(self.judge(start + "r_hat [1.001 1.307 1.014]\n", ExitRecord(status: 0))?.category == .convergence)
        #expect(self.judge("[50] R-hat 1.388 not converged yet\n[200] R-hat 1.004 ok\n", ExitRecord(status: 0)) == nil)
    }

    @Test func `the console of CmdStan says why the call of cmdstanpy failed`() throws {
        let log = """
            Chain [2] Variable: y, error: string values not allowed.
            10:46:28 - cmdstanpy - ERROR - Chain [2] error: code '1' Operation not permitted
            Traceback (most recent call last):
              File "/home/ana/train.py", line 9, in <module>
                f = m.sample(data="d.json", show_console=True)
            RuntimeError: Error during sampling:

            Command and output files:

            """
        #expect(self.judge(log, ExitRecord(status: 1))?.category == .data)
    }
}
