import RhatchetServices
import Testing

/// When the sign of life is given.
@Suite struct PulseTests {
    private let start = ContinuousClock.now

    /// The seconds at which it beats, looked at every second, where `seen` says when it has last seen something.
    private func beats(through end: Int, seen: (Int) -> Int?) -> [Int] {
        var pulse = Pulse(every: .seconds(60))
        return (0...end).filter { second in
            let last = seen(second).map { self.start + .seconds($0) }
            return pulse.isDue(at: self.start + .seconds(second), seen: last)
        }
    }

    @Test func `it beats as often as it was asked to while something is seen`() {
        #expect(self.beats(through: 180) { $0 } == [0, 60, 120, 180])
    }

    @Test func `it is silent before the first sight`() {
        #expect(self.beats(through: 180) { _ in nil } == [])
        #expect(self.beats(through: 180) { $0 < 42 ? nil : $0 } == [42, 102, 162])
    }

    @Test func `it falls silent ten seconds after the last sight, and beats at once when it sees again`() {
        #expect(self.beats(through: 59) { min($0, 3) } == [0])
        #expect(self.beats(through: 400) { $0 < 200 ? min($0, 55) : $0 } == [0, 60, 200, 260, 320, 380])
    }
}
