#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few functions of the C library that the diagnostics need; everything else is the standard library's.
enum Elementary {
    static func naturalLog(_ value: Double) -> Double { log(value) }
    static func decimalLog(_ value: Double) -> Double { log10(value) }
    static func exponential(_ value: Double) -> Double { exp(value) }

    /// The point of the unit circle at an angle in radians.
    static func point(_ angle: Double) -> (cosine: Double, sine: Double) { (cos(angle), sin(angle)) }
}
