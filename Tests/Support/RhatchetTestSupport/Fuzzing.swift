import Dispatch
import Foundation
import Synchronization

/// Tries a reader on many seeded inputs: on every core, with a bound on the time of one input, and naming the seed of the
/// input that ends the program.
///
/// `RHATCHET_FUZZ_INPUTS` says how many inputs; `RHATCHET_FUZZ_SEED` tries that one alone; a line of figures is added to the
/// file that `RHATCHET_FUZZ_REPORT` names.
package enum Fuzzing {
    /// What became of one input.
    package enum Outcome: Equatable {
        case read
        case refused
        /// It was read or refused as it must not be, and how.
        case wrong(String)
    }

    /// What became of all inputs.
    package struct Tally: Sendable {
        package internal(set) var read = 0
        package internal(set) var refused = 0
        /// The first of each worker, with their seeds.
        package internal(set) var wrong: [String] = []
        var slowest = (seed: UInt64(0), nanoseconds: UInt64(0))

        /// Whether the inputs were neither all good nor all bad; one alone may be either.
        package var isMixed: Bool { Fuzzing.only != nil || self.read > 0 && self.refused > 0 }

        /// At least every so manieth input was read, and every so manieth refused; one alone may be either.
        package func isMixed(one part: Int) -> Bool {
            Fuzzing.only != nil || min(self.read, self.refused) > (self.read + self.refused) / part
        }

        mutating func take(_ outcome: Outcome, _ seed: UInt64, nanoseconds: UInt64) {
            switch outcome {
            case .read: self.read += 1
            case .refused: self.refused += 1
            case .wrong(let how): if self.wrong.count < 5 { self.wrong.append("seed \(seed): \(how)") }
            }
            if nanoseconds >= self.slowest.nanoseconds { self.slowest = (seed, nanoseconds) }
        }

        mutating func add(_ other: Tally) {
            self.read += other.read
            self.refused += other.refused
            self.wrong += other.wrong
            if other.slowest.nanoseconds >= self.slowest.nanoseconds { self.slowest = other.slowest }
        }
    }

    private static let environment = ProcessInfo.processInfo.environment
    private static let only = Self.environment["RHATCHET_FUZZ_SEED"].flatMap { UInt64($0) }

    /// - Parameters:
    ///   - reader: its name in reports.
    ///   - inputs: how many, unless the environment says otherwise.
    ///   - make: what a worker needs for all its inputs, such as a folder.
    ///   - trial: tries the input that a seed makes.
    package static func run<Need>(
        _ reader: String,
        inputs: UInt64,
        with make: @escaping @Sendable () throws -> Need,
        trial: @escaping @Sendable (UInt64, Need) throws -> Outcome
    ) throws -> Tally {
        let wanted = Self.environment["RHATCHET_FUZZ_INPUTS"].flatMap { UInt64($0) } ?? inputs
        let seeds = Self.only.map { $0...$0 } ?? 1...wanted
        let next = Atomic(seeds.lowerBound)
        let total = Mutex(Tally())
        let begun = DispatchTime.now().uptimeNanoseconds
        let workers = Self.only == nil ? ProcessInfo.processInfo.activeProcessorCount : 1
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            let watched = FuzzWatch.begin(reader)
            defer { FuzzWatch.end(watched) }
            var tally = Tally()
            do {
                let need = try make()
                while case let seed = next.wrappingAdd(1, ordering: .relaxed).oldValue, seed <= seeds.upperBound {
                    let start = watched.begin(seed)
                    let outcome = Result { try trial(seed, need) }
                    let spent = DispatchTime.now().uptimeNanoseconds - start
                    tally.take((try? outcome.get()) ?? .wrong("\(outcome)"), seed, nanoseconds: spent)
                }
            } catch {
                tally.wrong.append("\(error)")
            }
            total.withLock { $0.add(tally) }
        }
        let tally = total.withLock { $0 }
        try Self.report(reader, tally, seconds: Double(DispatchTime.now().uptimeNanoseconds - begun) / 1e9)
        return tally
    }

    /// As above, where a trial needs nothing but its seed.
    package static func run(
        _ reader: String,
        inputs: UInt64,
        trial: @escaping @Sendable (UInt64) throws -> Outcome
    ) throws -> Tally {
        try self.run(reader, inputs: inputs, with: { () }, trial: { seed, _ in try trial(seed) })
    }

    private static func report(_ reader: String, _ tally: Tally, seconds: Double) throws {
        guard let path = Self.environment["RHATCHET_FUZZ_REPORT"] else { return }
        let slowest = String(format: "%.1f ms (seed %llu)", Double(tally.slowest.nanoseconds) / 1e6, tally.slowest.seed)
        let inputs = tally.read + tally.refused + tally.wrong.count
        let time = String(format: "%.0f s", seconds)
        let row = "| \(reader) | \(inputs) | \(tally.read) | \(tally.refused) | \(time) | \(slowest) |\n"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: Data(row.utf8))
        try file.close()
    }
}
