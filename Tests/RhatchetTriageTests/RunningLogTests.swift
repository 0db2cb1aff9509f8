import RhatchetProtocol
import RhatchetTriage
import Testing

/// Logs of trainings that still run, of which nobody has told an end: calling one failed wakes people for nothing.
@Suite struct RunningLogTests {
    private func judge(_ text: String) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array(text.utf8), before: 0), nil, file: "log")
    }

    @Test(arguments: [
        "12 missing values in column dose, modelled as parameters",
        "the model has more than 100 parameters: this takes long",
        "run ended 10:03:11", "worst R-hat check gave 1.01", "step size adaptation ended with 0.12",
        "nlopt return code: 4 (xtol reached)", "optim convergence code 1", "site code: 17",
        "query returned 37 in 0.2 s",
        "120 patients, of whom died by 30: 12", "checks: 12 PASSED, 0 FAILED", "summary: FATAL=0 ERROR=0 WARN=3",
        "0 CRITICAL findings, 2 notes", "log_level=CRITICAL seed=3", "Terminated 4 idle workers",
        "Killed Whales model v3",
        "ERROR chain 2 died with exit code -9 (killed); restarting it", "task 2 failed with 1, trying again",
        "Informational Message: The current Metropolis proposal is about to be rejected because of the following issue:",
        "ERROR:pymc3:There were 3 divergences after tuning. Increase `target_accept` or reparameterize.",
    ])
    func `lines of a run that goes well are no end`(last: String) {
        #expect(self.judge("loading y.csv\n\(last)\n") == nil, "\(last)")
        #expect(self.judge("loading y.csv\n\(last)\nfitting\n") == nil, "\(last)")
    }

    @Test(arguments: [
        ("chains failed, exit codes: 0 1 0 0", Category.unknown),
        ("chain 1 exited with 1, chain 2 exited with 0", .unknown),
        ("chain 1 exited with code -9", .unknown), ("job 12 ended, exit status 280", .resource),
        ("Exit_status=271", .unknown),
    ])
    func `lists, signals and the numbers of batch systems are read`(last: String, category: Category) {
        #expect(self.judge("draw 100 of 4000\n\(last)\n")?.category == category, "\(last)")
    }

    @Test func `an exception that was caught is past as soon as the program has said more than libraries add`() {
        let caught = "Traceback (most recent call last):\n  File \"m.py\", line 3, in fit\n    f()\nMemoryError\n"
        let more = (1...9).map { "region \($0): the chains look fine" }.joined(separator: "\n")
        #expect(self.judge(caught)?.category == .resource)
        #expect(self.judge(caught + more + "\n") == nil)
    }

    @Test func `a box that a handler of logging indents ends with its message`() {
        let blank = String(repeating: " ", count: 20)
        let box = ["╭──── Traceback (most recent call last) ────╮", "│ /home/a/fit.py:18 in push │", "╰──╯"]
        let log = ["[10:00:01] ERROR    metrics: not sent"] + (box + ["KeyError: 'dose'"]).map { blank + $0 }
        #expect(self.judge(log.joined(separator: "\n") + "\n")?.type == "KeyError")
        let after = log + ["           INFO     posterior written     fit.py:12"]
        #expect(self.judge(after.joined(separator: "\n") + "\n") == nil)
    }

    /// A log that ends right below an error is taken for failed by people too: these are the cuts that remain.
    @Test func `few of the places at which a healthy log may stand are taken for its end`() throws {
        var (cuts, failed) = (0, 0)
        for (label, tail) in try Corpus.read() where label.category == nil {
            for part in 1...5 where tail.count > 5 {
                let cut = Array(tail.prefix(tail.count * part / 6))
                cuts += 1
                let verdict = LogTriage.judge(log: cut, nil, file: label.log)
                // Within a traceback nobody could say more.
                let isCut = verdict?.message.contains("breaks off") ?? false
                failed += verdict?.severity == .critical && !isCut ? 1 : 0
            }
        }
        #expect(cuts > 500)
        #expect(Double(failed) / Double(cuts) < 0.12, "\(failed) of \(cuts)")
    }

    @Test func `priors are found by whole names, in capitals too`() {
        let head = "          mean  sd  r_hat\n"
        #expect(self.judge("prob ~ Beta(1, 1)\nb ~ Normal(0, 1)\nwritten\n\(head)b  2.1 0.3 1.0\n") == nil)
        #expect(self.judge("L ~ HalfNormal(1)\nwritten\n\(head)L  -2.1 0.3 1.0\n")?.category == .unknown)
    }
}
