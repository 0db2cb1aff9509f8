import RhatchetProtocol
import RhatchetTriage
import Testing

/// Words that are another's: of the shell, of a test, of a setting, of what came of a failure.
@Suite struct BorrowedWordsTests {
    private func judge(_ text: String, _ exit: ExitRecord?) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array(text.utf8), before: 0), exit, file: "log")
    }

    @Test func `the command that the shell shows beside a death is no word of the program`() {
        let log = "Iteration: 10 / 90\nrun.sh: line 6: 15121 Segmentation fault      ./fit sample data file=in.json\n"
        #expect(self.judge(log, ExitRecord(signal: 11))?.category == .unknown)
    }

    @Test func `a name that is missing since something failed before is not the cause`() throws {
        let log = """
            Traceback (most recent call last):
              File "/home/ana/fit.py", line 25, in <module>
                y = float(row["y"])
            ValueError: could not convert string to float: '1,204.5'

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "/home/ana/fit.py", line 29, in <module>
                save(draws)
            NameError: name 'draws' is not defined

            """
        #expect(self.judge(log, ExitRecord(status: 1))?.category == .data)
    }

    @Test(arguments: [
        "max_rhat:  1.05     # r_hat above: mark as not converged, exit 3",
        "XFAIL test_model.py::test_old - r_hat 1.2 as it was",
        "acceptance 0.3477, failed chains 0, nan 0",
    ])
    func `settings with remarks, tests and counts of nothing raise nothing`(line: String) {
        #expect(self.judge("\(line)\nposterior of 4 chains\n", ExitRecord(status: 0)) == nil, "\(line)")
        #expect(self.judge("4 chains\n\(line)\n", nil) == nil, "\(line)")
    }

    @Test(arguments: ["1 of 4 countries failed: CZE", "2/8 regions failed"])
    func `a count of what failed names no cause`(last: String) {
        #expect(self.judge("AUT ok\n\(last)\n", ExitRecord(status: 1))?.category == .unknown, "\(last)")
    }

    @Test func `a mean that the told prior does not allow is impossible`() {
        let table = "        mean    sd    5%   95%  rhat\nsigma_p -0.42  0.02 -0.45 -0.38  1.00\n"
        #expect(self.judge("priors: sigma_p ~ HalfNormal(1)\n\(table)", ExitRecord(status: 0))?.category == .unknown)
        #expect(self.judge("priors: sigma_p ~ Normal(1)\n\(table)", ExitRecord(status: 0)) == nil)
    }

    @Test func `a signal that a program says it got ended it`() {
        let log = "chain 1: 2460 steps\nchains.sh: got SIGTERM, stopping children\n"
        #expect(self.judge(log, nil)?.category == .unknown)
    }
}
