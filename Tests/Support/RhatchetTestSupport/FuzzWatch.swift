import Dispatch
import Foundation
import Synchronization

/// The inputs that are being tried: says which they are when one of them ends the program, and ends the program when one takes
/// too long.
enum FuzzWatch {
    /// Seconds that one input may take; the slowest of millions take a thousandth of that on a machine with nothing else to do.
    private static let limit: UInt64 = 60

    /// A worker and the seed that it is at.
    final class Worker: Sendable {
        fileprivate let reader: [UInt8]
        private let seed = Atomic<UInt64>(0)
        private let start = Atomic<UInt64>(.max)

        fileprivate init(_ reader: String) { self.reader = Array(reader.utf8) }

        /// - Returns: the time at which the input was begun, in nanoseconds of the system's uptime.
        func begin(_ seed: UInt64) -> UInt64 {
            let now = DispatchTime.now().uptimeNanoseconds
            self.seed.store(seed, ordering: .relaxed)
            self.start.store(now, ordering: .relaxed)
            return now
        }

        fileprivate var isLate: Bool {
            let now = DispatchTime.now().uptimeNanoseconds
            let start = self.start.load(ordering: .relaxed)
            return start < now && (now - start) / 1_000_000_000 > FuzzWatch.limit
        }

        /// Writes without taking memory, which a program that has just crashed may not have.
        fileprivate func tell() {
            let seed = self.seed.load(ordering: .relaxed)
            FuzzWatch.write("fuzzing: ".utf8)
            FuzzWatch.write(self.reader)
            FuzzWatch.write(", RHATCHET_FUZZ_SEED=".utf8)
            var power: UInt64 = 1
            while seed / power >= 10 { power *= 10 }
            while power > 0 {
                FuzzWatch.write(CollectionOfOne(UInt8(truncatingIfNeeded: 48 + seed / power % 10)))
                power /= 10
            }
            FuzzWatch.write("\n".utf8)
        }
    }

    private struct State {
        var workers: [Worker] = []
        var timer: (any DispatchSourceTimer)?
    }

    private static let state = Mutex(State())

    static func begin(_ reader: String) -> Worker {
        let worker = Worker(reader)
        self.state.withLock { state in
            if state.timer == nil { state.timer = Self.watch() }
            state.workers.append(worker)
        }
        return worker
    }

    static func end(_ worker: Worker) {
        self.state.withLock { $0.workers.removeAll { $0 === worker } }
    }

    private static func watch() -> any DispatchSourceTimer {
        for fatal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                FuzzWatch.tell { _ in true }
                // What would have happened without this handler happens now.
                signal(number, SIG_DFL)
                raise(number)
            }
            sigaction(fatal, &action, nil)
        }
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "fuzzing"))
        timer.schedule(deadline: .now() + 5, repeating: 5)
        timer.setEventHandler {
            guard Self.state.withLock({ $0.workers.contains(where: \.isLate) }) else { return }
            Self.write("fuzzing: an input takes longer than it may\n".utf8)
            Self.tell(where: \.isLate)
            _exit(70)
        }
        timer.resume()
        return timer
    }

    private static func tell(where isMeant: (Worker) -> Bool) {
        // Whoever holds the lock may be the one that crashed.
        _ = self.state.withLockIfAvailable { state in
            for worker in state.workers where isMeant(worker) { worker.tell() }
        }
    }

    private static func write(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { _ = withUnsafeBytes(of: byte) { Foundation.write(STDERR_FILENO, $0.baseAddress, 1) } }
    }
}
