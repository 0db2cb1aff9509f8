import Foundation
import RhatchetDraws
import RhatchetReaders
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
        // Also a file that a watch had linked when it was killed before it could say so.
        for folder in segment.runs {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where ChainFormat.table.chain(ofFile: name) != nil {
                try CapturedFile.seal("\(folder)/\(name)")
            }
        }
    }
}

extension RunRecord {
    /// Whether its draws come from the recorder in the sampler's process, not from files that another program writes.
    var isOwn: Bool { ![StanRun.sampler, PlainRun.sampler].contains(self.sampler) }
}
