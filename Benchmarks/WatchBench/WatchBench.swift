import Foundation
import RhatchetDraws
import RhatchetProtocol
import RhatchetTriage

/// What watching costs: a run of four chains is written as a sampler would, read as it grows, and looked at and judged
/// whenever it has grown by a fifth.
///
///     watch-bench FOLDER PARAMETERS DRAWS [BYTES]
///
/// Writing is not counted. DRAWS are post-warmup draws of each chain, at 50 a second; BYTES is the memory for draws (the watch's
/// own default). The exit status is 1 when up to 1,000 parameters take more than a twentieth of a core, or any more than 2 GiB.
@main
enum WatchBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 3, let parameters = Int(arguments[2]), let draws = Int(arguments[3]) else {
            print("usage: watch-bench FOLDER PARAMETERS DRAWS [BYTES]")
            exit(2)
        }
        let folder = URL(filePath: arguments[1])
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let memory = arguments.count > 4 ? Int(arguments[4]) ?? RunTail.defaultMemory : RunTail.defaultMemory
        var watching = Watching(folder: folder, parameters: parameters, draws: draws, memory: memory)
        try watching.run()
        exit(watching.report() ? 0 : 1)
    }
}
