import Foundation

/// Random numbers from a seed: splitmix64, and Marsaglia's polar method for normal ones.
struct NormalSource {
    private var state: UInt64
    private var spare: Double?

    init(seed: UInt64) {
        self.state = seed
    }

    /// In 0..<1.
    mutating func uniform() -> Double {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var z = self.state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }

    mutating func normal() -> Double {
        if let spare = self.spare {
            self.spare = nil
            return spare
        }
        while true {
            let (x, y) = (2 * self.uniform() - 1, 2 * self.uniform() - 1)
            let square = x * x + y * y
            guard square < 1, square > 0 else { continue }
            let scale = (-2 * log(square) / square).squareRoot()
            self.spare = y * scale
            return x * scale
        }
    }
}
