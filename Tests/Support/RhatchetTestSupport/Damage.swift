/// Seeded damage to bytes, as disks, editors, other programs and malice do it.
package enum Damage {
    /// Up to six bytes deleted, doubled, replaced, inserted or with a bit turned, a stretch moved or doubled, or the end cut off.
    ///
    /// - Parameter alphabet: what replaces; any byte where it is empty.
    package static func bytes(_ original: [UInt8], _ alphabet: [UInt8] = [], _ random: inout Seeded) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let other = random.pick(alphabet, or: UInt8.random(in: 0...255, using: &random))
            let stretch = place..<min(bytes.count, place + Int.random(in: 1...60, using: &random))
            switch Int.random(in: 0..<13, using: &random) {
            case 0, 1: bytes.remove(at: place)
            case 2, 3: bytes.insert(other, at: place)
            case 4...6: bytes[place] = other
            case 7: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 8: bytes.insert(bytes[place], at: place)
            case 9: bytes.removeSubrange(place...)
            case 10: bytes.insert(contentsOf: Array(bytes[stretch]), at: place)
            default:
                let moved = Array(bytes[stretch])
                bytes.removeSubrange(stretch)
                bytes.insert(contentsOf: moved, at: Int.random(in: 0...bytes.count, using: &random))
            }
        }
        return bytes
    }

    private static let values = [
        "0", "-1", "1e999", "-0.0", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648",
        "4294967296", "1152921504606846976", "1.5", "1e18", "null", "true", "[]", "{}", "\"\"", "[0]", "\"NaN\"",
        "\"\\u0000\"",
        "\"\\ud800\"", "[[[[[[[[]]]]]]]]",
    ]
    private static let marks = Set("{}[],:\" \n".utf8)

    /// One to three values or keys replaced by ones that are hard to take; now and then damage as above besides.
    package static func json(_ original: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            var start = bytes[..<place].lastIndex(where: self.marks.contains).map { $0 + 1 } ?? 0
            var end = bytes[place...].firstIndex(where: self.marks.contains) ?? bytes.count
            // A text goes with its quotation marks, mostly: its end alone breaks all that follows.
            let isText = start > 0 && end < bytes.count && bytes[start - 1] == 0x22 && bytes[end] == 0x22
            if isText, Int.random(in: 0..<8, using: &random) > 0 { (start, end) = (start - 1, end + 1) }
            bytes.replaceSubrange(start..<max(start, end), with: random.pick(self.values, or: "").utf8)
        }
        return Int.random(in: 0..<4, using: &random) == 0 ? self.bytes(bytes, [], &random) : bytes
    }
}
