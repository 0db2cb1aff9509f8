import RhatchetDraws
import RhatchetTraining

/// `sources.json` in the folder of a run that is recorded from outside: where its chains came from, so that another watch can
/// go on with it.
struct CapturedSources: Codable, Equatable {
    struct Chain: Codable, Equatable {
        /// Absolute path of the program's own file.
        var file: String
        var chain: Int
        /// The id that the program was given.
        var id: Int?
        /// The process that draws it.
        var pid: Int32
        var started: UInt64
    }

    /// What the calls of the run have in common.
    var key: [String]
    var chains: [Chain]

    /// Makes what a segment keeps independent of the programs' own files, before the same program is started again.
    ///
    /// - Throws: ``FileError``.
    static func seal(_ segment: SegmentFolder) throws {
        for folder in segment.runs {
            guard let run = AtomicFile.read(Self.self, from: "\(folder)/sources.json") else { continue }
            for chain in run.chains { try CapturedFile.seal("\(folder)/chain-\(chain.chain).csv") }
        }
    }
}

extension RunRecord {
    /// Whether its draws come from the recorder in the sampler's process, not from files that another program writes.
    var isOwn: Bool { ![StanRun.sampler, PlainRun.sampler].contains(self.sampler) }
}
