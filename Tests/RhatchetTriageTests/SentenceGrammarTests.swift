import RhatchetProtocol
import RhatchetTriage
import Testing

/// What the grammar of a last sentence says where no list has its words.
@Suite struct SentenceGrammarTests {
    private typealias Category = RhatchetProtocol.Category

    private func judge(_ log: String, _ status: Int32 = 1) -> LogVerdict? {
        LogTriage.judge(
            log: LogLines.split(Array("begin\n\(log)\n".utf8), before: 0),
            ExitRecord(status: status),
            file: "log"
        )
    }

    @Test(arguments: [
        // What something must be is a setting's or a call's; what is said of things is the data's.
        ("ERROR: walkers must be an even number", Category.implementation),
        ("Error: treatment 'C' never occurs beside a control", .data),
        ("ERROR: cannot use --resume while --fresh is given", .implementation),
        // A statement complains without a word of complaint.
        ("panel.parquet is still a pointer of Git LFS", .data),
        // The prefix says who speaks.
        ("[driver] 41.3 % of the draws diverged\n[driver] fit \"south\" is of no use", .convergence),
        // Records as keys and values.
        ("time=07:41 level=error msg=\"chains apart\" max_rhat=1.29 parameter=rate", .convergence),
        // Heads leave it to the message below; frames of stacks are none of it.
        ("Error in fit(x) : \n  subject 7 has 0 visits\nCalls: main -> fit\nExecution halted", .data),
        ("Error: run did not finish\n\nCaused by:\n    nwalkers must be divisible by 2", .implementation),
        ("ERROR: LoadError: 4 tips are missing in the table\nStacktrace:\n [1] error(s::String)", .data),
        // The last sentence of a line outdoes the one that tells what was survived.
        ("advi: 100 evaluations were dropped. Cannot compute ELBO here. The model may be misspecified.", .convergence),
    ])
    func `a sentence without a listed word is judged by its grammar`(log: String, category: RhatchetProtocol.Category) {
        #expect(self.judge(log)?.category == category, "\(self.judge(log)?.rule ?? "-")")
    }

    @Test(arguments: [
        "[run.sh] step 2 sample\n[run.sh] step 2 sample FAILED (1)", "reading data/panel.parquet",
        "Waiting at most 5 seconds for missing files.", "step 40000 elbo -812.1\ncard fell off the bus",
        "initial values generated, model initialized\nTRAP 66 (postcondition violated)",
        "rhat 1.00, ess 2211\nmail: connection refused",
    ])
    func `steps, progress and what lies beyond the machine name no cause`(log: String) {
        #expect(self.judge(log)?.category == .unknown, "\(self.judge(log)?.rule ?? "-")")
    }

    @Test func `where a program raised it says what its message does not`() {
        let raised = { (place: String) in
            """
            Traceback (most recent call last):
              File "/srv/\(place).py", line 3, in step
                raise ValueError(site)
            ValueError: bergen
            """
        }
        #expect(self.judge(raised("read_stations"))?.category == .data)
        #expect(self.judge(raised("settings"))?.category == .implementation)
        #expect(self.judge(raised("walk"))?.category == .unknown)
    }

    @Test func `a status of sysexits speaks where nothing else does`() {
        #expect(self.judge("working", 65)?.category == .data)
        #expect(self.judge("working", 64)?.category == .unknown)
    }
}
