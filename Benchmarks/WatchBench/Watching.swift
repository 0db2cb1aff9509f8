import Foundation
import RhatchetDraws
import RhatchetProtocol
import RhatchetTriage

/// A run that grows, and what reading and judging it took.
struct Watching {
    private let draws: Int
    private let parameters: Int
    private var writers: [ChainWriter]
    private var tail: RunTail
    private var judge = ConvergenceJudge(policy: Policy(.hybrid))
    /// CPU seconds of reading and of looking, and the draws at each look.
    private var polling = 0.0
    private var looks: [(draws: Int, seconds: Double)] = []

    init(folder: URL, parameters: Int, draws: Int, memory: Int) {
        self.draws = draws
        self.parameters = parameters
        self.writers = (0..<4).map { ChainWriter(folder: folder, chain: $0, parameters: parameters, planned: draws) }
        self.tail = RunTail(folder: folder, memory: memory)
    }

    mutating func run() throws {
        var next = 50
        for written in stride(from: 10, through: self.draws, by: 10) {
            for index in self.writers.indices { try self.writers[index].write(10) }
            self.polling += Self.processor { _ = self.tail.poll() }
            guard written >= next || written == self.draws else { continue }
            next = max(written + 10, written + written / 5)
            let seconds = Self.processor {
                _ = self.judge.judge(self.tail.look(minimumDraws: 4), elapsed: .seconds(written / 50))
            }
            self.looks.append((written, seconds))
        }
    }

    private static func processor(_ body: () -> Void) -> Double {
        let start = clock()
        body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    /// Prints the figures; whether they are within what is allowed.
    func report() -> Bool {
        let looking = self.looks.reduce(0) { $0 + $1.seconds }
        let share = (self.polling + looking) / (Double(self.draws) / 50)
        // RUSAGE_SELF is 0 everywhere, and has a type of its own in some systems.
        var usage = rusage()
        getrusage(0, &usage)
        let gibibytes = Double(usage.ru_maxrss) / 1_048_576
        print("\(self.parameters) parameters x 4 chains x \(self.draws) draws at 50 a second")
        print(
            String(
                format: "reading %.2f s, %d looks %.2f s: %.2f %% of a core",
                self.polling,
                self.looks.count,
                looking,
                100 * share
            )
        )
        for look in self.looks where look.draws == self.draws || self.looks.count < 8 || look.draws > self.draws / 3 {
            let each = 1e9 * look.seconds / Double(4 * look.draws * self.parameters)
            print(
                String(
                    format: "  look at %d draws: %.2f s, %.0f ns per draw and parameter",
                    look.draws,
                    look.seconds,
                    each
                )
            )
        }
        print(String(format: "largest resident memory %.2f GiB", gibibytes))
        let isWhole = self.tail.chains.allSatisfy { $0.draws.count == self.draws }
        if !isWhole { print("not every draw was read") }
        // With more parameters the watch looks more rarely than this, so that its looks cost as little.
        return isWhole && (share <= 0.05 || self.parameters > 1000) && gibibytes <= 2
    }
}
