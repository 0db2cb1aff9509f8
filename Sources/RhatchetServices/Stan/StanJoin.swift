import Foundation
import RhatchetReaders
import RhatchetTraining

/// `join.json` in the folder of a run of CmdStan that goes on from an earlier one with the kernel unchanged: what stands before
/// the draws of its programs, and where the whole is wanted.
///
/// `chain-<c>.csv` beside it begins with the earlier draws before a program is started; what the program writes into a file of
/// its own is added as it grows. So an output of the user's is never open for writing: it keeps the earlier draws until the
/// whole takes its place.
struct StanJoin: Codable, Equatable {
    struct Chain: Codable, Equatable {
        var chain: Int
        /// The id that the program knows it by.
        var id: Int
        /// Absolute path of the output that the user has asked for.
        var output: String
        /// What stood there before the start; nil for nothing.
        var found: FileMark?
        /// What this segment's program writes; nil for a chain that misses no draw.
        var part: String?
        /// Bytes that stand before this segment's draws; nil for a chain that begins anew.
        var prefix: Int?
        /// Draws that were taken over, behind the warm-up and of it.
        var draws = 0
        var tuning = 0
        /// Seconds that they took.
        var spent: StanElapsed?
        /// What its newest draws are made of, those that were taken over or this segment's; nil where nothing says it.
        var seed: UInt32?
    }

    /// Rows behind the warm-up that each chain is to have in the end, and iterations that make them, for `num_samples`.
    var draws: Int
    var iterations: Int
    /// What the outputs of a chain that begins anew are to say.
    var call: StanHead.Call
    var chains: [Chain]
    /// Whether the outputs hold what was drawn.
    var isPublished = false

    private enum CodingKeys: String, CodingKey {
        case draws, iterations, call, chains
        case isPublished = "published"
    }

    static func of(_ segment: SegmentFolder) -> StanJoin? {
        AtomicFile.read(StanJoin.self, from: Self.path(segment))
    }

    func write(to segment: SegmentFolder) throws {
        try AtomicFile.write(json: self, to: Self.path(segment))
    }

    subscript(chain: Int) -> Chain? { self.chains.first { $0.chain == chain } }

    /// The joined file of a chain.
    static func file(_ segment: SegmentFolder, _ chain: Int) -> String { "\(segment.run(0))/chain-\(chain).csv" }

    private static func path(_ segment: SegmentFolder) -> String { "\(segment.run(0))/join.json" }
}

/// By what a file is known again that somebody may have written meanwhile.
struct FileMark: Codable, Equatable {
    var size: Int64
    /// Seconds and nanoseconds of the last change.
    var changed: [Int]

    /// Nil where there is no file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.size = Int64(status.st_size)
        #if os(Linux)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        self.changed = [Int(time.tv_sec), Int(time.tv_nsec)]
    }
}
