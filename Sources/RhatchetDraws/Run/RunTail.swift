package import Foundation

/// Follows one `run-<k>` folder while it is written: finds chains as they appear, reads only what is new, and
/// keeps every post-warmup draw once in memory while they fit.
///
/// A value: whoever holds it should hold it alone, since a copy that is then changed copies the draws.
package struct RunTail: Sendable {
    /// Nil for files that lie anywhere.
    package let folder: URL?
    /// `run.json` as last read; nil while it is not known.
    package private(set) var record: RunRecord?
    /// Chains that were ended alone; they are followed, and enter nothing that is said of the run.
    package private(set) var dropped: [DroppedChain] = []
    /// Every chain whose file has appeared, in order of its number.
    private var followed: [ChainTail] = []

    /// Bytes of memory for the draws of all chains together.
    let memory: Int

    /// A gibibyte: 100,000 parameters of four chains with 320 draws each, or 1000 parameters with 33,000.
    package static let defaultMemory = 1 << 30

    /// Chains whose files have appeared, in order of their number, without those that were dropped.
    package var chains: [ChainTail] {
        guard !self.dropped.isEmpty else { return self.followed }
        let left = Set(self.dropped.map(\.chain))
        return self.followed.filter { !left.contains($0.chain) }
    }

    /// Chains that the run is to have in the end; nil while it is not known.
    package var plannedChains: Int? { self.record?.chains.map { $0 - self.dropped.count } }

    /// Formats that chains may have; of two files of one chain the first format's is followed.
    private let formats: [ChainFormat]

    /// - Parameter memory: bytes for draws; those that do not fit are read from the files again at every look.
    package init(folder: URL, memory: Int = Self.defaultMemory, formats: [ChainFormat] = [.drawLog]) {
        self.folder = folder
        self.memory = memory
        self.formats = formats
    }

    /// A run without a folder of its own, whose chains are named one by one.
    ///
    /// - Parameter memory: as above.
    package init(_ record: RunRecord?, memory: Int = Self.defaultMemory) {
        self.folder = nil
        self.memory = memory
        self.formats = []
        self.record = record
    }

    /// Says what is known of a run without a folder.
    package mutating func learn(_ record: RunRecord) {
        self.record = record
    }

    /// Takes up a chain whose file is not named as those of a run are.
    ///
    /// - Parameter chain: a number that no other chain has.
    package mutating func follow(_ file: any ChainFile, as chain: Int, of chains: Int) {
        let allowance = self.memory / max(chains, 1)
        self.followed.append(ChainTail(chain: chain, file: file, allowance: allowance))
        self.followed.sort { $0.chain < $1.chain }
    }

    /// The variables of the run: those of the first chain whose header could be read.
    package var layout: DrawLayout? {
        self.followed.lazy.compactMap(\.layout).first
    }

    /// Reads what is new in the folder.
    ///
    /// A folder that is not there yet brings nothing; a file that cannot be
    /// read says so in its chain's `condition` and does not keep the others from being read.
    @discardableResult
    package mutating func poll() -> RunNews {
        var news = RunNews()
        let changes = [self.readRecord(), self.readDropped()]
        news.recordChanged = changes.contains(true)
        news.newChains = self.discover()
        for index in self.followed.indices {
            let (tuning, draws) = (self.followed[index].draws.tuning, self.followed[index].draws.count)
            let layout = self.layout
            self.followed[index].poll(layout: layout)
            let now = self.followed[index].draws
            news.postWarmup += now.count - draws
            news.draws += now.count - draws + now.tuning - tuning
        }
        return news
    }

    private mutating func readRecord() -> Bool {
        guard let folder = self.folder, let record = RunRecord.read(folder.path) else { return false }
        defer { self.record = record }
        return record != self.record
    }

    private mutating func readDropped() -> Bool {
        guard let folder = self.folder else { return false }
        let before = self.dropped.count
        var seen: Set<Int> = []
        self.dropped = DroppedChain.all(in: folder.path).filter { $0.chain >= 0 && seen.insert($0.chain).inserted }
        return self.dropped.count != before
    }

    private mutating func discover() -> [Int] {
        guard let folder = self.folder else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let known = Set(self.followed.map(\.chain))
        var found: [Int: ChainFormat] = [:]
        for format in self.formats.reversed() {
            for chain in names.compactMap(format.chain(ofFile:)) { found[chain] = format }
        }
        let new = found.keys.filter { !known.contains($0) }.sorted()
        let allowance = self.memory / max(self.record?.chains ?? 4, known.count + new.count, 1)
        for chain in new {
            guard let format = found[chain] else { continue }
            let path = folder.appendingPathComponent("chain-\(chain)\(format.suffix)").path
            self.followed.append(ChainTail(chain: chain, file: format.open(path, chain), allowance: allowance))
        }
        if !new.isEmpty { self.followed.sort { $0.chain < $1.chain } }
        return new
    }
}
