import RhatchetProtocol
import RhatchetSimulation
import RhatchetTestSupport
import Testing

/// The director's queue with the rest switched off, against Erlang's formulas.
@Suite struct QueueTests {
    /// Load 0...1, and how many directors.
    @Test(arguments: [(0.3, 1), (0.5, 1), (0.5, 2), (0.7, 3)]) func `the wait for the director is that of M/M/c`(
        load: Double,
        directors: Int
    ) {
        let queue = DirectorQueue(load: load, directors: directors)
        let found = queue.meanWait(nights: 60, seed: 7)
        let theory = queue.theory
        #expect(abs(found.mean - theory) <= 3 * found.error, "\(found), theory \(theory)")
        #expect(abs(found.mean / theory - 1) <= 0.02, "\(found), theory \(theory)")
    }
}
