import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetTraining

/// One run of CmdStan while it is recorded: its chains' files, and what is known of it as a whole.
final class StanRun {
    /// What `run.json` says of a run whose draws are taken from outside, by a sampler that knows no requests.
    static let sampler = "cmdstan"

    let number: Int
    let folder: String
    private(set) var sources: CapturedSources
    private var files: [Int: CapturedFile] = [:]
    private var sealed: Set<Int> = []
    private var record: RunRecord?
    /// How the run goes on with another segment's; nil on a first start.
    var resume: ResumeRecord?

    /// A run that begins with this process.
    init(_ number: Int, in segment: SegmentFolder, key: [String]) throws {
        self.number = number
        self.folder = segment.run(number)
        self.sources = CapturedSources(key: key, chains: [])
        try Folder.create(self.folder)
    }

    /// A run that an earlier watch has begun; nil when it was none of CmdStan's.
    init?(_ number: Int, existing segment: SegmentFolder) {
        let folder = segment.run(number)
        guard let sources = AtomicFile.read(CapturedSources.self, from: "\(folder)/sources.json"),
            sources.key != PlainRun.key
        else { return nil }
        self.number = number
        self.folder = folder
        self.sources = sources
        self.record = RunRecord.read(folder)
        for chain in sources.chains {
            self.files[chain.chain] = try? CapturedFile(chain.file, as: self.path(chain.chain))
        }
    }

    private func path(_ chain: Int) -> String { "\(self.folder)/chain-\(chain).csv" }

    /// Whether a process may be of this run: the same call, with a chain that the run does not have yet.
    func mayHold(_ process: StanProcess) -> Bool {
        guard self.sources.key == process.call.key, self.record?.ended == nil else { return false }
        let ids = Set(self.sources.chains.compactMap(\.id))
        let files = Set(self.sources.chains.map(\.file))
        if let id = process.call.id, ids.contains(id) { return false }
        return files.isDisjoint(with: process.call.files)
    }

    func has(_ file: String, of process: StanProcess) -> Bool {
        self.sources.chains.contains {
            $0.file == file && $0.pid == process.identity.pid && $0.started == process.identity.startTime
        }
    }

    /// Whether a process that runs writes the file already: a program and what starts it, such as `time`, have the same words.
    func holds(_ file: String, running: Set<Int32>) -> Bool {
        self.sources.chains.contains { $0.file == file && running.contains($0.pid) }
    }

    /// Whether a chain of the run is written there.
    func names(_ file: String) -> Bool { self.sources.chains.contains { $0.file == file } }

    /// Takes a chain up.
    func add(_ file: String, place: Int, of process: StanProcess) throws {
        let id = process.call.id.map { $0 + place }
        let taken = Set(self.sources.chains.map(\.chain))
        let wanted = id.flatMap { $0 >= 1 && !taken.contains($0 - 1) ? $0 - 1 : nil }
        let free = (0...taken.count).first { !taken.contains($0) } ?? taken.count
        let chain = wanted ?? free
        self.sources.chains.append(
            .init(
                file: file,
                chain: chain,
                id: id,
                pid: process.identity.pid,
                started: process.identity.startTime
            )
        )
        // Said first: whoever goes on after a kill takes up what is named and not there yet.
        do {
            try AtomicFile.write(json: self.sources, to: "\(self.folder)/sources.json")
        } catch {
            self.sources.chains.removeLast()
            throw error
        }
        self.files[chain] = try CapturedFile(file, as: self.path(chain))
        try self.note(ended: false, wasStopped: false)
    }

    /// Takes the copies further, and makes what is complete independent of the program's own file.
    ///
    /// - Parameter running: processes of CmdStan that run now.
    /// - Throws: what first went wrong; every other chain is taken all the same.
    func follow(running: Set<Int32>) throws {
        var failure: (any Error)?
        for source in self.sources.chains where !self.sealed.contains(source.chain) {
            do { try self.follow(source, running.contains(source.pid)) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    private func follow(_ source: CapturedSources.Chain, _ isRunning: Bool) throws {
        // One that could not be made for want of room is tried again.
        let file = try self.files[source.chain] ?? CapturedFile(source.file, as: self.path(source.chain))
        self.files[source.chain] = file
        guard !isRunning else { return try file.follow() }
        try file.seal()
        self.sealed.insert(source.chain)
    }

    /// Writes `run.json` when something in it has changed.
    func note(ended: Bool, wasStopped: Bool) throws {
        let outputs = self.sources.chains.sorted { $0.chain < $1.chain }.map {
            (chain: $0.chain, output: StanOutput(path: self.path($0.chain)))
        }
        guard let first = outputs.lazy.compactMap(\.output).first else { return }
        var record = self.record ?? RunRecord(first, run: self.number)
        record.resume = record.resume ?? self.resume
        if let planned = first.chains, planned > 1 { record.chains = planned }
        if ended, record.ended == nil {
            record.chains = max(record.chains ?? 0, outputs.count)
            let open = outputs.filter { $0.output?.isFinished != true }.map(\.chain)
            record = record.ended(open: open, wasStopped: wasStopped)
        }
        guard record != self.record else { return }
        try AtomicFile.write(json: record, to: "\(self.folder)/run.json")
        self.record = record
    }

    var hasEnded: Bool { self.record?.ended != nil }
    var pids: Set<Int32> { Set(self.sources.chains.map(\.pid)) }
}

extension RunRecord {
    /// What the comments of an output say.
    init(_ output: StanOutput, run: Int) {
        self.init(run: run, sampler: StanRun.sampler, state: .sampling)
        self.versions = output.version.map { ["cmdstan": .string($0)] }
        (self.tune, self.draws) = (output.tune, output.draws)
        self.seed = output.seed.map { .integer(Int64($0)) }
        self.started = UTC.now
        self.kernel = Self.kernel(output)
    }

    private static func kernel(_ output: StanOutput) -> [String: JSONValue] {
        var kernel: [String: JSONValue] = [:]
        kernel["target_accept"] = output.number("delta").map(JSONValue.number)
        for (name, key) in [("max_treedepth", "max_depth"), ("num_warmup", "num_warmup"), ("thin", "thin")] {
            kernel[name] = output.number(key).flatMap(Int64.init(exactly:)).map(JSONValue.integer)
        }
        kernel["step_size"] = output.number("stepsize").map(JSONValue.number)
        for key in ["metric", "algorithm", "engine", "model"] { kernel[key] = output.text(key).map(JSONValue.string) }
        return kernel
    }
}
