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
    /// Chains whose files have appeared, in order of their number.
    package private(set) var chains: [ChainTail] = []

    /// Bytes of memory for the draws of all chains together.
    let memory: Int

    /// A gibibyte: 100,000 parameters of four chains with 320 draws each, or 1000 parameters with 33,000.
    package static let defaultMemory = 1 << 30

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
        self.chains.append(ChainTail(chain: chain, file: file, allowance: allowance))
        self.chains.sort { $0.chain < $1.chain }
    }

    /// The variables of the run: those of the first chain whose header could be read.
    package var layout: DrawLayout? {
        self.chains.lazy.compactMap(\.layout).first
    }

    /// Reads what is new in the folder.
    ///
    /// A folder that is not there yet brings nothing; a file that cannot be
    /// read says so in its chain's `condition` and does not keep the others from being read.
    @discardableResult
    package mutating func poll() -> RunNews {
        var news = RunNews()
        news.recordChanged = self.readRecord()
        news.newChains = self.discover()
        for index in self.chains.indices {
            let (tuning, draws) = (self.chains[index].draws.tuning, self.chains[index].draws.count)
            let layout = self.layout
            self.chains[index].poll(layout: layout)
            let now = self.chains[index].draws
            news.postWarmup += now.count - draws
            news.draws += now.count - draws + now.tuning - tuning
        }
        return news
    }

    private mutating func readRecord() -> Bool {
        guard let url = self.folder?.appendingPathComponent("run.json"), let data = try? Data(contentsOf: url),
            let record = try? JSONDecoder().decode(RunRecord.self, from: data)
        else { return false }
        defer { self.record = record }
        return record != self.record
    }

    private mutating func discover() -> [Int] {
        guard let folder = self.folder else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let known = Set(self.chains.map(\.chain))
        var found: [Int: ChainFormat] = [:]
        for format in self.formats.reversed() {
            for chain in names.compactMap(format.chain(ofFile:)) { found[chain] = format }
        }
        let new = found.keys.filter { !known.contains($0) }.sorted()
        let allowance = self.memory / max(self.record?.chains ?? 4, known.count + new.count, 1)
        for chain in new {
            guard let format = found[chain] else { continue }
            let path = folder.appendingPathComponent("chain-\(chain)\(format.suffix)").path
            self.chains.append(ChainTail(chain: chain, file: format.open(path, chain), allowance: allowance))
        }
        if !new.isEmpty { self.chains.sort { $0.chain < $1.chain } }
        return new
    }
}
