import RhatchetProtocol
import RhatchetTriage
import Testing

/// What a log alone says, where nobody has told how its program ended.
@Suite struct UntoldEndTests {
    private static let jax = """
        Traceback (most recent call last):
          File "/home/ana/fit.py", line 9, in <module>
            mcmc.run(key)
        TypeError: scan body function carry input and carry output must have equal types, but they differ:
        The input carry component carry[1] has type int32[] but the corresponding output has type float32[].
        --------------------
        For simplicity, JAX has removed its internal frames from the traceback of the following exception.
        """
    private static let memory = """
        Traceback (most recent call last):
          File "/home/ana/fit.py", line 9, in <module>
            a = np.zeros((n, n))
        MemoryError: Unable to allocate 107. GiB for an array
        """

    private func judge(_ text: String) -> LogVerdict? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let tail = lines.enumerated().map { LogLine(number: $0 + 1, text: String($1)) }
        return LogTriage.judge(log: tail, nil, file: "log")
    }

    @Test func `what a library adds below its exception does not hide that it was the end`() {
        #expect(self.judge(Self.jax)?.category == .implementation)
    }

    @Test(arguments: [
        "cannot hold the covariance; try the sparse approximation", "fit.sh: chain 1 ended with status 1",
        "[job] 03:12 rc=1", "make: *** [Makefile:3: fit.nc] Error 1", "checkpoint saved to latest.npz",
    ])
    func `remarks on the end leave an exception its cause`(remark: String) {
        #expect(self.judge(Self.memory + "\n" + remark)?.category == .resource, "\(remark)")
    }

    @Test(arguments: [
        "trying 4 chunks\nchunks fit\nposterior written, R-hat 1.00", "draw 300 of 4000", "INFO draws kept in memory",
        "sampling:  56%|█████▌    | 280/500 [00:01<00:01, 195.57it/s]", "job done, exit code 0", "0 failed stages",
    ])
    func `work that goes on, or a good end, takes it back`(after: String) {
        #expect(self.judge(Self.memory + "\n" + after) == nil, "\(after)")
    }

    @Test(arguments: [
        ("timeout: sending signal TERM to command 'fit'\nrc=124", Category.resource),
        ("train.py: status 139", .unknown),
        ("bash: line 1: 5601 Aborted   ./sampler", .unknown), ("free(): double free detected in tcache 2", .unknown),
        ("internal error 0x8004, please contact support", .unknown), ("exited with code 137", .unknown),
        ("run.sh: ended with 152", .resource), ("{\"event\": \"stop\", \"level\": \"critical\"}", .unknown),
    ])
    func `a status or a death that the log tells of is believed`(last: String, category: Category) {
        #expect(self.judge("draw 100 of 4000\n\(last)\n")?.category == category, "\(last)")
    }

    @Test(arguments: [
        "ended with 200 draws", "exit codes: 1 error, 3 not converged", "engines failed 3, killed 1", "status 200 OK",
        "GET /metrics status 503", "failed chains: none", "errors in 3 chain logs: 0", "[report] ess=900 fatal=false",
        "convergence check passed: exit 3 not needed", "fit ended with 0", "draw 200 of 4000", "compiling the model",
    ])
    func `words and numbers like these are no failure`(last: String) {
        #expect(self.judge("4 chains\n\(last)\n") == nil, "\(last)")
    }

    @Test func `a traceback in which the log breaks off is a failure without a cause`() {
        let cut = Self.memory.split(separator: "\n").dropLast().joined(separator: "\n")
        #expect(self.judge(cut)?.category == .unknown)
    }

    @Test func `what Python passes over as it ends ends nothing`() {
        let ignored = "saved fit.nc\nException ignored in atexit callback: <function close>\n" + Self.memory
        #expect(self.judge(ignored) == nil)
    }
}
