/// Reads decimal numbers as exactly as the C library and several times as fast.
///
/// Numbers of up to 19 digits are read here: Clinger 1990, doi:10.1145/93542.93557, where both parts of the number are exact as
/// doubles, Lemire 2021, doi:10.1002/spe.2984, elsewhere. What is longer or no plain number is left to the caller.
struct DecimalReader {
    private let powers: UnsafePointer<UInt64>
    private let tens: UnsafePointer<Double>

    private static let tens: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { number, _ in number * 10 } }

    /// - Parameter body: gets a reader that is valid while it runs.
    static func with<Result>(_ body: (DecimalReader) throws -> Result) rethrows -> Result? {
        try PowersOfFive.words.withUnsafeBufferPointer { powers in
            try Self.tens.withUnsafeBufferPointer { tens in
                guard let powers = powers.baseAddress, let tens = tens.baseAddress else { return nil }
                return try body(DecimalReader(powers: powers, tens: tens))
            }
        }
    }

    /// The number at the beginning of the bytes, and where what follows it stands; nil when none is read here.
    ///
    /// - Parameter start: 16 zeros follow the last byte.
    @inline(__always)
    func number(_ start: UnsafePointer<UInt8>, _ value: inout Double) -> UnsafePointer<UInt8>? {
        var next = start
        let isNegative = next.pointee == 0x2D
        if isNegative { next += 1 }
        var mantissa: UInt64 = 0
        var count = Self.digits(&next, &mantissa)
        var exponent = 0
        if next.pointee == 0x2E {
            next += 1
            let fraction = Self.digits(&next, &mantissa)
            exponent = -fraction
            count += fraction
        }
        guard count > 0, count <= 19 || Self.counting(start, count) <= 19 else { return nil }
        if next.pointee | 0x20 == 0x65 {
            guard let (power, end) = Self.exponent(next + 1) else { return nil }
            exponent += power
            next = end
        }
        guard let magnitude = self.value(mantissa, exponent) else { return nil }
        value = isNegative ? -magnitude : magnitude
        return next
    }

    /// How many digits there were; from 20 on the number is not to be used.
    @inline(__always)
    private static func digits(_ next: inout UnsafePointer<UInt8>, _ mantissa: inout UInt64) -> Int {
        let start = next
        while true {
            let eight = UnsafeRawPointer(next).loadUnaligned(as: UInt64.self).littleEndian
            guard Self.isDigits(eight) else { break }
            mantissa = mantissa &* 100_000_000 &+ Self.value(ofDigits: eight)
            next += 8
            // More than that cannot be held, whatever they are.
            guard next - start < 24 else { return 24 }
        }
        while case let digit = next.pointee &- 0x30, digit < 10 {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            next += 1
        }
        return next - start
    }

    @inline(__always)
    private static func isDigits(_ eight: UInt64) -> Bool {
        let (above, below) = (eight &+ 0x4646_4646_4646_4646, eight &- 0x3030_3030_3030_3030)
        return (above | below) & 0x8080_8080_8080_8080 == 0
    }

    /// Two digits to a number, then two such numbers, then two of those: all at once within one word.
    @inline(__always)
    private static func value(ofDigits eight: UInt64) -> UInt64 {
        let digits = eight &- 0x3030_3030_3030_3030
        let pairs = digits &* 10 &+ (digits >> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }

    /// Digits from the first that is not 0 on; only those fill the mantissa.
    private static func counting(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var (next, zeros) = (start, 0)
        while next.pointee == 0x30 || next.pointee == 0x2E || next.pointee == 0x2D {
            zeros += next.pointee == 0x30 ? 1 : 0
            next += 1
        }
        return count < 24 ? count - zeros : count
    }

    private static func exponent(_ start: UnsafePointer<UInt8>) -> (Int, UnsafePointer<UInt8>)? {
        var next = start
        let isNegative = next.pointee == 0x2D
        if isNegative || next.pointee == 0x2B { next += 1 }
        let first = next
        var power = 0
        while case let digit = next.pointee &- 0x30, digit < 10 {
            // A number with such a power is 0 or infinite, however many digits follow.
            power = min(power * 10 + Int(digit), 100_000)
            next += 1
        }
        return next == first ? nil : (isNegative ? -power : power, next)
    }

    @inline(__always)
    private func value(_ mantissa: UInt64, _ exponent: Int) -> Double? {
        if mantissa <= 1 << 53, -22 <= exponent, exponent <= 22 {
            let whole = Double(mantissa)
            return exponent < 0 ? whole / self.tens[-exponent] : whole * self.tens[exponent]
        }
        return self.nearest(mantissa, exponent)
    }

    private func nearest(_ mantissa: UInt64, _ exponent: Int) -> Double? {
        if mantissa == 0 || exponent < PowersOfFive.least { return 0 }
        if exponent > PowersOfFive.most { return .infinity }
        let zeros = mantissa.leadingZeroBitCount
        let product = self.product(mantissa << UInt64(zeros), exponent)
        let upper = Int(product.high >> 63)
        let shift = UInt64(upper + 64 - 52 - 3)
        var bits = product.high >> shift
        // floor(log2(10^exponent)), and 63 for the place of the highest bit.
        var power = ((152_170 + 65536) * exponent) >> 16 + 63 + upper - zeros + 1023
        // A number below the normal ones is rare and left to the caller.
        guard power > 0 else { return nil }
        // Exactly between two doubles: to the even one, which cutting off does.
        if product.low <= 1, -4 <= exponent, exponent <= 23, bits & 3 == 1, bits << shift == product.high { bits &= ~1 }
        bits = (bits + (bits & 1)) >> 1
        if bits >= 2 << 52 {
            bits = 1 << 52
            power += 1
        }
        guard power < 0x7FF else { return .infinity }
        return Double(bitPattern: bits & ~(1 << 52) | UInt64(power) << 52)
    }

    private func product(_ mantissa: UInt64, _ exponent: Int) -> (high: UInt64, low: UInt64) {
        let index = 2 * (exponent - PowersOfFive.least)
        var (high, low) = mantissa.multipliedFullWidth(by: self.powers[index])
        // Where the bits below those that are kept are all ones, the power's lower half may carry.
        if high & 0x1FF == 0x1FF {
            let second = mantissa.multipliedFullWidth(by: self.powers[index + 1])
            low = low &+ second.high
            if second.high > low { high += 1 }
        }
        return (high, low)
    }
}
