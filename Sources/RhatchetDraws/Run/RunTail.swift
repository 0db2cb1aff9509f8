package import Foundation

/// Follows one `run-<k>` folder while it is written: finds chains as they appear, reads only what is new, and
/// keeps every post-warmup draw once in memory while they fit.
///
/// A value: whoever holds it should hold it alone, since a copy that is then changed copies the draws.
package struct RunTail: Sendable {
    package let folder: URL
    /// `run.json` as last read; nil while it is not known.
    package private(set) var record: RunRecord?
    /// Chains whose files have appeared, in order of their number.
    package private(set) var chains: [ChainTail] = []

    /// Bytes of memory for the draws of all chains together.
    let memory: Int

    /// A gibibyte: 100,000 parameters of four chains with 320 draws each, or 1000 parameters with 33,000.
    package static let defaultMemory = 1 << 30

    /// - Parameter memory: bytes for draws; those that do not fit are read from the files again at every look.
    package init(folder: URL, memory: Int = Self.defaultMemory) {
        self.folder = folder
        self.memory = memory
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
        let url = self.folder.appendingPathComponent("run.json")
        guard let data = try? Data(contentsOf: url),
            let record = try? JSONDecoder().decode(RunRecord.self, from: data)
        else { return false }
        defer { self.record = record }
        return record != self.record
    }

    private mutating func discover() -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.folder.path)) ?? []
        let known = Set(self.chains.map(\.chain))
        let new = names.compactMap(Self.chain(ofFile:)).filter { !known.contains($0) }.sorted()
        let allowance = self.memory / max(self.record?.chains ?? 4, known.count + new.count, 1)
        for chain in new {
            let path = self.folder.appendingPathComponent("chain-\(chain).draws").path
            self.chains.append(ChainTail(chain: chain, path: path, allowance: allowance))
        }
        if !new.isEmpty { self.chains.sort { $0.chain < $1.chain } }
        return new
    }

    /// The number in `chain-<c>.draws`, when it is written as we write it.
    private static func chain(ofFile name: String) -> Int? {
        guard name.hasPrefix("chain-"), name.hasSuffix(".draws") else { return nil }
        guard let chain = Int(name.dropFirst(6).dropLast(6)), name == "chain-\(chain).draws" else { return nil }
        return chain >= 0 ? chain : nil
    }
}
