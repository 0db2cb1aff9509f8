import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// What the record makes of it.
@Suite struct ProvenanceRecordTests {
    private let play: Performance

    init() throws { self.play = try Performance() }

    @Test func `the transcript has a table for each segment`() throws {
        try self.play.project.engine.note(.provenance(Self.provenance))
        try self.play.project.engine.note(.samplerStarted(Self.start))
        try self.play.example()
        let text = try self.play.transcript()
        let section = try #require(text.split(separator: "## Provenance\n\n").dropFirst().first)
        let rows = section.split(separator: "\n").map(String.init)
        #expect(rows[0] == "| model_1-1, segment 1 | |")
        #expect(rows[2].hasPrefix("| source | git commit \(Self.commit) on main, changed since: M model_1.py, "))
        #expect(rows[2].contains("and 2 more; the difference is kept as cccccccccccc"))
        #expect(
            rows[4] == "| packages | numpy 2.3.1, pymc 5.28.5, BLAS openblas 0.3.29; all 143 are kept as dddddddddddd |"
        )
        #expect(rows[5] == "| sampler | pymc 5.28.5: 4 chains, tune 1000, draws 500, seed 42 |")
        #expect(
            rows[6] == "| machine | node7, Debian 12, some cpu, 8 of 16 cores, 64.0 GiB (limit 16.0 GiB), load 0.25 |"
        )
    }

    @Test func `the manifest has an object for each segment, beside the keys of others`() throws {
        try self.play.folder.write(#"{"version": "v2"}"#, to: "VERSION_MANIFEST.json")
        try self.play.project.engine.note(.provenance(Self.provenance))
        var unseeded = Self.start
        unseeded.seed = nil
        try self.play.project.engine.note(.samplerStarted(unseeded))
        try self.play.example()
        let manifest = try self.play.manifest()
        #expect(manifest["version"] as? String == "v2")
        let segment = try #require((manifest["provenance"] as? [[String: Any]])?.first)
        #expect(segment["commit"] as? String == Self.commit && segment["dirty"] as? Bool == true)
        #expect(segment["seeds"] as? [String] == ["not given"])
        #expect(segment["packages"] as? [String: String] == ["pymc": "5.28.5", "numpy": "2.3.1"])
    }

    @Test func `a record from before it was taken has none`() throws {
        try self.play.example()
        #expect(try self.play.manifest()["provenance"] == nil)
        #expect(try !self.play.transcript().contains("Provenance"))
    }

    @Test func `what is kept for it is not cleared away`() throws {
        #expect(Self.provenance.contentHashes == [Self.patch, Self.list])
    }

    @Test func `each call of the sampler is noted once, also by the next watch`() throws {
        let training = TrainingFolder(project: self.play.folder.url.path, id: "model_1-1")
        try training.create()
        let segment = try training.createSegment()
        let journal = SamplerJournal("model_1", training: training, lines: [])
        #expect(journal.take(segment) == [])
        try self.write(#"{"run": 0, "sampler": "pymc", "state": "sampling"}"#, run: 0, in: segment)
        let record = #"{"run": 1, "sampler": "pymc", "versions": {"pymc": "5.28.5"}, "chains": 4, "tune": 1000, "#
        try self.write(record + #""draws": 500, "seed": 42, "state": "finished"}"#, run: 1, in: segment)
        let notes = journal.take(segment)
        var second = Self.start
        second.run = 1
        #expect(notes.count == 2 && notes.last == .samplerStarted(second))
        #expect(journal.take(segment) == [])
        try notes.forEach(self.play.project.engine.note)
        let next = SamplerJournal("model_1", training: training, lines: try self.play.project.engine.lines())
        #expect(next.take(segment) == [])
    }

    @Test func `the machine says what it is`() {
        let machine = MachineFacts.read()
        #expect(machine.cores >= machine.usableCores && machine.usableCores >= 1)
        #expect(machine.memory > 0 && !machine.host.isEmpty && !machine.system.isEmpty)
    }

    private func write(_ record: String, run: Int, in segment: SegmentFolder) throws {
        try FileManager.default.createDirectory(atPath: segment.run(run), withIntermediateDirectories: true)
        try AtomicFile.write(Data(record.utf8), to: "\(segment.run(run))/run.json")
    }

    private static let commit = String(repeating: "a", count: 40)
    private static let patch = String(repeating: "c", count: 64)
    private static let list = String(repeating: "d", count: 64)
    private static let start = SamplerStart(
        model: "model_1",
        training: "model_1-1",
        segment: 1,
        run: 0,
        sampler: "pymc",
        version: "5.28.5",
        seed: 42,
        chains: 4,
        tune: 1000,
        draws: 500
    )

    private static var provenance: Provenance {
        let changed = ["M model_1.py"] + (1...11).map { "? file-\($0).txt" }
        var interpreter = Provenance.Interpreter(executable: "/venv/bin/python", version: "3.11.9", settings: [:])
        interpreter.main = ["pymc": "5.28.5", "numpy": "2.3.1"]
        (interpreter.blas, interpreter.packageList, interpreter.packageCount) = ("openblas 0.3.29", Self.list, 143)
        return Provenance(
            model: "model_1",
            training: "model_1-1",
            segment: 1,
            source: .git(
                .init(commit: Self.commit, branch: "main", changed: changed, changedCount: 12, patch: Self.patch)
            ),
            interpreter: interpreter,
            machine: .init(
                host: "node7",
                system: "Debian 12",
                cpu: "some cpu",
                cores: 16,
                usableCores: 8,
                memory: 64 << 30,
                memoryLimit: 16 << 30,
                load: 0.25
            ),
            rhatchet: "0.1.0"
        )
    }
}
