import Foundation
import RhatchetDraws
import RhatchetReaders
import RhatchetTraining

/// What an earlier segment has of one chain of CmdStan.
struct EarlierChain {
    let file: String
    /// Nil where nothing of it can be read.
    let seam: StanSeam?
    /// Whether it can be gone on with.
    let isAdapted: Bool
    /// Seconds that its draws took in all.
    let spent: StanElapsed?
    /// Of which its newest draws were made.
    let seed: Int?

    var draws: Int { self.seam?.draws ?? 0 }
    var tuning: Int { self.seam?.tuning ?? 0 }

    init(_ chain: Int, of segment: SegmentFolder) {
        let join = StanJoin.of(segment)
        self.file = StanJoin.file(segment, chain)
        self.seam = StanSeam(path: self.file)
        self.isAdapted = StanAdaptation(path: self.file) != nil
        self.seed = join?[chain]?.seed.map { Int($0) } ?? self.seam?.seed
        self.spent = StanElapsed(path: self.file) ?? Self.estimate(chain, self.seam, segment, join)
    }

    /// Of a program that was killed and so says nothing: the time that its process lived, less that of chains that came to
    /// their end in it before, shared by iterations.
    private static func estimate(
        _ chain: Int,
        _ seam: StanSeam?,
        _ segment: SegmentFolder,
        _ join: StanJoin?
    ) -> StanElapsed? {
        let before = join?[chain]?.spent
        guard let seam, let seconds = AtomicFile.read(ExitRecord.self, from: segment.exit)?.seconds,
            let output = StanOutput(path: join?[chain]?.part ?? StanJoin.file(segment, chain))
        else { return before }
        let others = Self.others(chain, segment, join).reduce(StanElapsed(), +)
        let own = max(0, seconds - others.warmUp - others.sampling)
        let warmUp = output.number("num_warmup") ?? 0
        let sampled = Double((seam.draws - (join?[chain]?.draws ?? 0)) * seam.thin)
        let share = warmUp + sampled > 0 ? warmUp / (warmUp + sampled) : 0
        return (before ?? StanElapsed()) + StanElapsed(warmUp: own * share, sampling: own * (1 - share))
    }

    /// What chains of the same process say, where that draws them one behind the other.
    private static func others(_ chain: Int, _ segment: SegmentFolder, _ join: StanJoin?) -> [StanElapsed] {
        let launch = AtomicFile.read(LaunchPlan.self, from: segment.launch)
        let threads = launch?.arguments.lazy.compactMap { $0.firstMatch(of: /num_threads=([0-9]+)/)?.1 }.first
        guard threads ?? "1" == "1" else { return [] }
        let files =
            join?.chains.filter { $0.chain != chain }.compactMap(\.part)
            ?? (0..<(RunRecord.read(segment.run(0))?.chains ?? 0)).filter { $0 != chain }.map {
                StanJoin.file(segment, $0)
            }
        return files.compactMap(StanElapsed.init(path:))
    }
}
