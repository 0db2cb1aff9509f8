/// The first 128 bits of 5^q for q in -342...308, as Eisel and Lemire's way of reading decimal numbers needs them: cut off
/// for q from 0 on and for those below -27, rounded up between.
///
/// Lemire 2021, doi:10.1002/spe.2984, section 5; fast_float's table.
enum PowersOfFive {
    static let least = -342
    static let most = 308

    /// The high and the low 64 bits, power by power.
    static let words: [UInt64] = {
        let below = Self.reciprocals()
        let above = Self.powers()
        return (below + above).flatMap { [$0.high, $0.low] }
    }()

    private typealias Bits = (high: UInt64, low: UInt64)

    private static func powers() -> [Bits] {
        // 5^308 has 716 bits.
        var number = [UInt64](repeating: 0, count: 12)
        number[0] = 1
        return (0...Self.most).map { power in
            if power > 0 { Self.multiplyByFive(&number) }
            return Self.leading(number)
        }
    }

    /// 2^1023 divided by 5 again and again, from -1 down, turned round: whole parts of whole parts are whole parts.
    private static func reciprocals() -> [Bits] {
        var number = [UInt64](repeating: 0, count: 16)
        number[15] = 1 << 63
        let down = (1...(-Self.least)).map { power in
            Self.divideByFive(&number)
            var bits = Self.leading(number)
            // The lowest bits are never all ones here.
            if power <= 27 { bits.low += 1 }
            return bits
        }
        return down.reversed()
    }

    private static func multiplyByFive(_ number: inout [UInt64]) {
        var carry: UInt64 = 0
        for index in number.indices {
            let product = number[index].multipliedFullWidth(by: 5)
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            number[index] = low
            carry = product.high + (overflow ? 1 : 0)
        }
    }

    private static func divideByFive(_ number: inout [UInt64]) {
        var rest: UInt64 = 0
        for index in number.indices.reversed() {
            (number[index], rest) = UInt64(5).dividingFullWidth((rest, number[index]))
        }
    }

    private static func leading(_ number: [UInt64]) -> Bits {
        guard let top = number.lastIndex(where: { $0 != 0 }) else { return (0, 0) }
        let shift = UInt64(number[top].leadingZeroBitCount)
        let word = { (back: Int) -> UInt64 in
            let here = top - back >= 0 ? number[top - back] : 0
            let next = top - back - 1 >= 0 ? number[top - back - 1] : 0
            return shift == 0 ? here : here << shift | next >> (64 - shift)
        }
        return (word(0), word(1))
    }
}
