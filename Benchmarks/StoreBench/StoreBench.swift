import Foundation

/// What the store costs: a decision against SQLite's bare commit, a store of many incidents, folding.
///
///     store-bench FOLDER [INCIDENTS]
@main
enum StoreBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 1 else { throw CocoaError(.featureUnsupported) }
        let folder = URL(filePath: arguments[1])
        let incidents = arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try DecisionBench(folder.appending(path: "decisions")).run(rounds: 60, each: 20)
        let large = try LargeStore(folder.appending(path: "large"), incidents: incidents)
        try large.timeFolding()
        try large.timeStart()
        try large.timeChanges(200)
    }
}

/// Milliseconds of something done many times.
struct Timings {
    private var all: [Double] = []

    mutating func take(_ body: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        let time = try clock.measure(body)
        self.all.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1000)
    }

    var total: Double { self.all.reduce(0, +) }
    var perSecond: Double { Double(self.all.count) / self.total * 1000 }

    func quantile(_ part: Double) -> Double {
        let sorted = self.all.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }

    var sentence: String {
        String(
            format: "p50 %.2f ms, p99 %.2f ms, %.0f per second",
            self.quantile(0.5),
            self.quantile(0.99),
            self.perSecond
        )
    }
}
