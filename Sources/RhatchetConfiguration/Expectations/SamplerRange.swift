import RhatchetProtocol

/// The values that a sampler argument can have at all.
struct SamplerRange {
    let allowed: String
    let contains: @Sendable (Double) -> Bool

    /// nil for what is no sampler argument, or none with numbers.
    init?(of parameter: String) {
        switch SamplerArgument.canonical(parameter) {
        case "target_accept": (self.allowed, self.contains) = ("a number in 0...1", { (0...1).contains($0) })
        case "max_treedepth": (self.allowed, self.contains) = ("a whole number in 1...30", Self.whole(1...30))
        case "tune": (self.allowed, self.contains) = ("a whole number from 0 on", Self.whole(0...1e9))
        case "draws": (self.allowed, self.contains) = ("a whole number from 1 on", Self.whole(1...1e9))
        default: return nil
        }
    }

    private static func whole(_ range: ClosedRange<Double>) -> @Sendable (Double) -> Bool {
        { range.contains($0) && $0.rounded() == $0 }
    }
}
