import RhatchetProtocol
import RhatchetTriage
import Testing

/// What a program reports of its own draws at a good end.
@Suite struct OwnReportTests {
    @Test(arguments: [
        // Two rows whose first words are equal are two parameters.
        ("             mean    sd  r_hat\ntheta[0, 0]  0.10  1.00  1.80\ntheta[0, 1]  0.20  1.00  1.00", true),
        // A table that names its rows again is looked at again and again: the last look counts.
        (
            "stage   draws   max R-hat   verdict\nwarmup     20       1.962   NOT YET\nwarmup    200       1.003   fine",
            false
        ),
        ("      mean   sd   r_hat\nmu    4.46  3.4    1.00\n\nNumber of divergences: 5", false),
        ("4000 draws\n0 divergences in 1600 transitions; worst r_hat 1.00", false),
        ("4000 draws\n3 divergences in 4 chains", false),
        ("4000 draws\n800 divergences in 1600 transitions", true),
    ])
    func `a table and a count say what they say`(log: String, isSick: Bool) {
        let verdict = LogTriage.judge(
            log: LogLines.split(Array("begin\n\(log)\n".utf8), before: 0),
            ExitRecord(status: 0),
            file: "log"
        )
        #expect((verdict?.category == .convergence) == isSick, "\(verdict?.message ?? "-")")
    }

    private func judge(_ log: String) -> LogVerdict? {
        LogTriage.judge(log: LogLines.split(Array(log.utf8), before: 0), ExitRecord(status: 0), file: "log")
    }

    @Test(arguments: [
        "NOT CONVERGED max r_hat 1.75", "converged: False", "Pareto k value (2.8) is greater than 0.7. It is poor.",
        "max R-hat 1.62", "theta: R-hat 2.4\nmu: R-hat 1.0", "chains 2 and 3 have not mixed",
        "┃ name ┃ mean ┃ r_hat ┃\n┡━━━━━━╇━━━━━━╇━━━━━━━┩\n│ m    │ 0.01 │ \u{1B}[31m1.75\u{1B}[0m  │",
        "| name | mean | r_hat |\n|------|------|-------|\n| m | 0.01 | 1.75 |",
        "Potential scale reduction factors:\n\n      Point est. Upper C.I.\nalpha       1.92       2.85",
    ])
    func `a verdict of its own against the draws is convergence`(log: String) {
        #expect(self.judge("4000 draws\n\(log)\ndone\n")?.category == .convergence)
    }

    @Test(arguments: [
        "not converged after 1000 draws\nconverged after 2000 draws", "not converged: 0", "not converged: none",
        "100 draws: R-hat 2.4\n200 draws: R-hat 1.004", "first look, R-hat 2.4\nfinal R-hat 1.004",
        "{\"event\": \"progress\", \"rhat\": 1.4}\n{\"event\": \"done\", \"rhat\": 1.001}",
        "stop when R-hat is below 1.2", "rhat_max limit 1.2",
        "config: {rhat_max: 1.3}", "khat 0.3", "R-hat larger than 1.01: 0", "converged: True",
        "│ r_hat │ 1.00 │ > 1.05 │ pass │", "name mean r_hat\nmu 0.1 1.00\ntreedepth__ 3.9 1.4",
    ])
    func `a healthy report is none`(log: String) {
        #expect(self.judge("4000 draws\n\(log)\ndone\n") == nil, "\(log)")
    }

    @Test(arguments: [
        "acceptance rate 214.0 %", "mean acceptance: 1.70", "P(beta > 0 | y) = 1.38", "probability of a rise: -0.2",
        "correlation: 1.31", "ess_bulk -312", "94% HDI [2.1, 1.3]", "E-BFMI -0.4", "R-squared: 1.40",
        "4100 of 4000 transitions accepted", "coverage of the intervals: 1.06", "divergences: -3",
        "sigma ~ HalfNormal(1)\nsigma  mean -0.31",
    ])
    func `a figure that cannot be true is unknown`(log: String) throws {
        let verdict = try #require(self.judge("4 chains\n\(log)\nbye\n"))
        #expect(verdict.category == .unknown)
        #expect(verdict.rule == "impossible_result")
    }

    @Test(arguments: [
        "acceptance rate 71.4 %", "acceptance 0.71", "P(beta > 0 | y) = 0.38", "log probability: -812.3",
        "autocorrelation time 45.2", "correlation length 4.2", "94% HDI [-2.1, 1.3]", "interval [0.1, 0.9]",
        "probability ratio 3.2", "3900 of 4000 transitions accepted", "ess -1",
        "theta ~ Normal(0, 1)\ntheta  mean -0.31",
    ])
    func `a figure that can be true is none`(log: String) {
        #expect(self.judge("4 chains\n\(log)\nbye\n") == nil, "\(log)")
    }
}
