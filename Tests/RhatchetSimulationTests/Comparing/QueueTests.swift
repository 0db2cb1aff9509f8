import RhatchetProtocol
import RhatchetSimulation
import Testing

/// The director's queue with the rest switched off, against Erlang's formulas.
@Suite struct QueueTests {
    /// A debug build is too slow for as many nights as two per cent take.
    #if DEBUG
        private static let nights = 6
    #else
        private static let nights = 60
    #endif

    @Test(arguments: [(0.3, 1), (0.5, 1), (0.7, 1), (0.5, 2), (0.7, 3)])
    func `the wait for the director is that of M/M/c`(load: Double, directors: Int) {
        let queue = DirectorQueue(load: load, directors: directors)
        let found = queue.meanWait(nights: Self.nights, seed: 7)
        #expect(abs(found.mean - queue.theory) <= 3 * found.error, "\(found), theory \(queue.theory)")
        guard Self.nights >= 60 else { return }
        #expect(abs(found.mean / queue.theory - 1) <= 0.02, "\(found), theory \(queue.theory)")
    }
}
