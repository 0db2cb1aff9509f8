import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

/// A warm start's arguments and points.
@Suite struct StanStartTests {
    @Test(.timeLimit(.minutes(1)), arguments: [SIGINT, SIGTERM])
    func `a stop reaches programs that a shell has started beside itself, and the shell waits for them`(signal: Int32)
        throws
    {
        let scratch = try ScratchFolder()
        let call = ["/bin/sh", "-c", "echo $$ >> \(scratch.file("pids").path); exec sleep 600"]
        let shell = Process()
        shell.executableURL = URL(filePath: "/usr/bin/env")
        // What a test starts inherits signals that are blocked or ignored.
        let start = """
            import os, signal, sys
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execv("/bin/sh", ["sh", "-c", sys.argv[1]])
            """
        shell.arguments = ["python3", "-c", start, StanArguments.script([call, call], atOnce: true)]
        try shell.run()
        let pids = {
            ((try? String(contentsOf: scratch.file("pids"), encoding: .utf8)) ?? "").split(separator: "\n")
                .compactMap { Int32($0) }
        }
        try eventually("both programs") { pids().count == 2 }
        kill(shell.processIdentifier, signal)
        try eventually("the shell's end") { !shell.isRunning }
        #expect(shell.terminationStatus == 128 + SIGTERM && shell.terminationReason == .exit)
        #expect(pids().allSatisfy { kill($0, 0) != 0 })
    }

    private func warm(
        _ line: String,
        draws: Int? = nil,
        seed: UInt32? = nil,
        metric: (kind: String, file: String)? = ("diag_e", "m.json")
    ) -> String {
        let words = line.split(separator: " ").map(String.init)
        return StanArguments.warm(
            words,
            draws: draws,
            seed: seed,
            warmUp: 50,
            stepSize: 0.25,
            metric: metric,
            points: "i.json"
        )
        .joined(separator: " ")
    }

    @Test func `what was given for the start is replaced, everything else stays`() {
        #expect(
            self.warm("sample num_samples=10 num_warmup=900 data file=d.json init=2 output file=o.csv")
                == "sample num_warmup=50 adapt init_buffer=0 window=0 term_buffer=50 algorithm=hmc metric=diag_e "
                + "metric_file=m.json stepsize=0.25 num_samples=10 data file=d.json output file=o.csv init=i.json"
        )
        #expect(
            self.warm(
                "id=2 method=sample adapt delta=0.9 window=25 algorithm=hmc engine=nuts max_depth=12 metric=dense_e"
            )
                == "id=2 method=sample num_warmup=50 adapt init_buffer=0 window=0 term_buffer=50 delta=0.9 algorithm=hmc "
                + "metric=diag_e metric_file=m.json stepsize=0.25 engine=nuts max_depth=12 init=i.json"
        )
        #expect(!self.warm("sample", metric: nil).contains("metric"))
        #expect(self.warm("sample random seed=4 data file=d.json", seed: 9).contains("random seed=9 data"))
        #expect(self.warm("sample num_samples=10", draws: 7).hasPrefix("sample num_warmup=50 num_samples=7 adapt"))
    }

    @Test func `a row becomes variables, arrays from the outside in`() throws {
        let row: [(String, Double)] = [
            ("lp__", -1), ("mu", 2), ("L.1.1", 11), ("L.2.1", 21), ("L.1.2", 12), ("L.2.2", 22), ("L.1.3", 13),
            ("L.2.3", 23), ("v.1", 7), ("bad.1", 1), ("bad.2", .nan), ("z.1.real", 1), ("p:1", 3), ("hole.2", 1),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(StanPoint(row.map { (name: $0.0, value: $0.1) })), as: UTF8.self)
        #expect(text == #"{"L":[[11,12,13],[21,22,23]],"mu":2,"v":[7]}"#)
    }

    @Test(arguments: [
        ("schools-202611291900-2-4f2a1b", "schools-202611291900", 2), ("output_3", "output", 3),
        ("output", "output", 0),
        ("a_1_2", "a_1", 2), ("model-20261129190000_1", "model-20261129190000", 1),
    ]) func `the run and the chain in a file's name`(name: String, stem: String, number: Int) {
        let parts = FoundOutputs.parts(name)
        #expect(parts.stem == stem && parts.number == number)
    }
}
