import Foundation
import RhatchetReaders

/// How long it takes to have all numbers of some files in memory.
enum ReadingTime {
    /// - Returns: the seconds of one reading, wall and processor, and some number that depends on what was read.
    static func measure(_ paths: [String], workers: Int) throws -> [String: Double] {
        let ticker = ContinuousClock()
        let (start, processor) = (ticker.now, Double(clock()) / Double(CLOCKS_PER_SEC))
        let posterior = try PosteriorPaths(paths).posterior(workers: workers)
        let loaded = try posterior.load(Array(posterior.elements.indices), workers: workers)
        let wall = start.duration(to: ticker.now) / .seconds(1)
        let sum = loaded.reduce(0) { $0 + ($1.last ?? 0) }
        return ["wall": wall, "processor": Double(clock()) / Double(CLOCKS_PER_SEC) - processor, "sum": sum]
    }
}
