/// Every random number of one night, each under its own name.
///
/// A number is a hash of the seed and of what it decides (which night, training, error, purpose, time of asking), not
/// the next of a sequence: two policies meet the same errors and the same people, and differ by the policy alone
/// (common random numbers).
package struct Draws: Sendable, Hashable {
    private let base: UInt64

    package init(seed: UInt64, night: Int) {
        self.base = Self.mixed(Self.mixed(seed) ^ UInt64(truncatingIfNeeded: night))
    }

    /// A number in 0..<1, never 0 itself.
    ///
    /// - Parameters:
    ///   - training: counted from 0 over all projects.
    ///   - error: the errors of this training, counted from 0.
    ///   - visit: how often the same was asked before within this error.
    func uniform(_ purpose: Purpose, training: Int = 0, error: Int = 0, step: Step? = nil, visit: Int = 0) -> Double {
        let place = UInt64(truncatingIfNeeded: training) << 32 | UInt64(truncatingIfNeeded: error) << 16
        let what = UInt64(purpose.rawValue) << 16 | UInt64(step?.rawValue ?? 255) << 8
        let hash = Self.mixed(Self.mixed(self.base ^ place) ^ (what | UInt64(truncatingIfNeeded: visit) << 32))
        return (Double(hash >> 11) + 0.5) * 0x1p-53
    }

    /// Whether something of this probability happens.
    func happens(_ chance: Double, _ purpose: Purpose, training: Int, error: Int, visit: Int = 0) -> Bool {
        self.uniform(purpose, training: training, error: error, visit: visit) < chance
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
