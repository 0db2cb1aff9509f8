import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetTraining

/// The run that a program's plain tables are recorded as: `table-<k>.csv`, a copy of each, and for every chain in it a link
/// `chain-<c>.csv`.
struct PlainRun {
    /// What `run.json` says of draws that are read from tables, by a sampler that knows no requests.
    static let sampler = "csv"
    static let key = ["csv"]

    let folder: String
    private let number: Int
    private var sources: CapturedSources
    private var copies: [(copy: TableCopy, chains: PlainChains)] = []

    init(_ number: Int, in segment: SegmentFolder) {
        self.number = number
        self.folder = segment.run(number)
        self.sources = CapturedSources(key: Self.key, chains: [])
    }

    /// A run that an earlier watch has begun; nil when it was none of tables.
    init?(_ number: Int, existing segment: SegmentFolder) {
        let sources = AtomicFile.read(CapturedSources.self, from: "\(segment.run(number))/sources.json")
        guard let sources, sources.key == Self.key else { return nil }
        self.init(number, in: segment)
        self.sources = sources
        var known: Set<String> = []
        for file in sources.chains.map(\.file) where known.insert(file).inserted { self.follow(file) }
    }

    /// Whether no chain was found yet.
    var isEmpty: Bool { self.sources.chains.isEmpty }

    func has(_ file: String) -> Bool { self.copies.contains { $0.copy.source == file } }

    private mutating func follow(_ file: String) {
        let target = "\(self.folder)/table-\(self.copies.count).csv"
        self.copies.append((TableCopy(file, to: target), PlainChains(path: target)))
    }

    /// Takes a file up whose first rows are there.
    mutating func add(_ file: String, of process: ProcessIdentity) throws {
        try Folder.create(self.folder)
        self.follow(file)
        try self.step(self.copies.count - 1, of: process)
    }

    /// Copies what is new of every table.
    ///
    /// - Parameter tell: what went wrong with one of them.
    mutating func follow(of process: ProcessIdentity, tell: (any Error) -> Void) {
        for place in self.copies.indices {
            do { try self.step(place, of: process) } catch { tell(error) }
        }
    }

    private mutating func step(_ place: Int, of process: ProcessIdentity) throws {
        try self.copies[place].copy.follow()
        try self.copies[place].chains.poll()
        let (copy, chains) = self.copies[place]
        let known = Set(self.sources.chains.map(\.chain))
        let mine = Set(self.sources.chains.filter { $0.file == copy.source }.map(\.chain))
        let found = chains.places(in: copy.source, mine: mine, known: known)
        for chain in found where !known.contains(chain) { try self.take(chain, place, of: process) }
        if let twice = found.first(where: { known.contains($0) && !mine.contains($0) }) {
            throw PlainRunError.chainTwice(twice, copy.source)
        }
    }

    private mutating func take(_ chain: Int, _ place: Int, of process: ProcessIdentity) throws {
        let copy = self.copies[place].copy
        symlink("table-\(place).csv", "\(self.folder)/chain-\(chain).csv")
        self.sources.chains.append(
            .init(file: copy.source, chain: chain, id: nil, pid: process.pid, started: process.startTime)
        )
        try AtomicFile.write(json: self.sources, to: "\(self.folder)/sources.json")
        try self.note(state: .sampling)
    }

    /// Ends last rows that nobody ends any more.
    func finish() { self.copies.forEach { $0.copy.finish() } }

    /// Writes `run.json`.
    func note(state: RunRecord.State, error: String? = nil) throws {
        var record = RunRecord.read(self.folder) ?? RunRecord(run: self.number, sampler: Self.sampler, state: state)
        record.started = record.started ?? UTC.now
        (record.state, record.error) = (state, error)
        if state != .sampling {
            record.ended = UTC.now
            record.chains = self.sources.chains.count
        }
        try AtomicFile.write(json: record, to: "\(self.folder)/run.json")
    }
}

/// What is wrong with a program's tables.
enum PlainRunError: Error, CustomStringConvertible {
    case chainTwice(Int, String)

    var description: String {
        switch self {
        case .chainTwice(let chain, let file):
            "chain \(chain) of '\(file)' stands in another file too; its draws there are not recorded"
        }
    }
}
