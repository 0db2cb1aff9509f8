import Foundation

/// Takes headers and blocks from bytes.
///
/// Total: no bytes make it fail, and it reads nothing outside of them.
enum LogParser {
    /// A header that claims more than this is taken for damage rather than waited for.
    private static let longestHeader = 1 << 28

    /// The header at the beginning of a file.
    static func header(_ bytes: UnsafeRawBufferPointer) -> Parsed<DrawLayout> {
        let magic = Array("RHDRAWS1".utf8)
        guard bytes.prefix(8).elementsEqual(magic.prefix(bytes.count)) else { return .damaged(.notADrawLog) }
        guard bytes.count >= 16 else { return .short(needed: 16) }
        let length = Int(self.integer(bytes, at: 8, as: UInt32.self))
        guard length <= Self.longestHeader else { return .damaged(.headerTooLong) }
        // The first block lies at a multiple of 8, whether the length counts the padding or not.
        let end = (16 + length + 7) & ~7
        guard bytes.count >= end else { return .short(needed: end) }
        let json = UnsafeRawBufferPointer(rebasing: bytes[16..<16 + length])
        guard CRC32.of(json) == self.integer(bytes, at: 12, as: UInt32.self) else { return .damaged(.headerChecksum) }
        do {
            return .complete(try self.layout(json), length: end)
        } catch {
            return .damaged(error)
        }
    }

    private static func layout(_ json: UnsafeRawBufferPointer) throws(DrawLogDamage) -> DrawLayout {
        guard let header = try? JSONDecoder().decode(DrawLogHeader.self, from: Data(json)) else {
            throw .headerUndecodable
        }
        return try DrawLayout(header)
    }

    /// The block at the beginning of `bytes`, whose first draw must have the index `next`.
    static func block(_ bytes: UnsafeRawBufferPointer, layout: DrawLayout, next: UInt64) -> Parsed<BlockFrame> {
        let magic = Array("RBLK".utf8)
        guard bytes.prefix(4).elementsEqual(magic.prefix(bytes.count)) else { return .damaged(.blockMagic) }
        guard bytes.count >= 24 else { return .short(needed: 24) }
        let payload = Int(self.integer(bytes, at: 4, as: UInt32.self))
        let draws = Int(self.integer(bytes, at: 8, as: UInt32.self))
        guard 1...256 ~= draws, payload == draws * layout.rowBytes else { return .damaged(.blockSize) }
        let end = 24 + payload
        guard bytes.count >= end else { return .short(needed: end) }
        let checked = UnsafeRawBufferPointer(rebasing: bytes[16..<end])
        guard CRC32.of(checked) == self.integer(bytes, at: 12, as: UInt32.self) else { return .damaged(.blockChecksum) }
        guard self.integer(bytes, at: 16, as: UInt64.self) == next else { return .damaged(.blockOrder) }
        let values = UnsafeRawBufferPointer(rebasing: bytes[24..<end])
        return .complete(BlockFrame(draws: draws, payload: values), length: end)
    }

    private static func integer<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int,
        as type: Value.Type
    ) -> Value {
        Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
}
