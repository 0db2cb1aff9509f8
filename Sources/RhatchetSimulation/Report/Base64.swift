/// RFC 4648, section 4.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    static func text(_ bytes: [UInt8]) -> String {
        stride(from: 0, to: bytes.count, by: 3).map { start in
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
            let letters = (0...group.count).map { Self.alphabet[Int(bits >> (18 - 6 * UInt32($0)) & 63)] }
            return String(letters) + String(repeating: "=", count: 3 - group.count)
        }
        .joined()
    }
}
