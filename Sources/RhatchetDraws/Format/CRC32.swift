/// The CRC-32 of zlib and PNG (ISO 3309: polynomial 0xEDB88320 reflected, initial and final value all ones).
package enum CRC32 {
    /// Eight tables of 256 entries: "slicing by 8" takes eight bytes a step.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 {
                value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1
            }
            tables[byte] = value
        }
        for slice in 1..<8 {
            for byte in 0..<256 {
                let previous = tables[(slice - 1) * 256 + byte]
                tables[slice * 256 + byte] = (previous >> 8) ^ tables[Int(previous & 0xFF)]
            }
        }
        return tables
    }()

    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        self.tables.withUnsafeBufferPointer { tables in
            var crc = UInt32.max
            var offset = 0
            while offset + 8 <= bytes.count {
                crc = self.step(crc, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), tables)
                offset += 8
            }
            for byte in bytes[offset...] {
                crc = (crc >> 8) ^ tables[Int((crc ^ UInt32(byte)) & 0xFF)]
            }
            return ~crc
        }
    }

    package static func of(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBytes { self.of($0) }
    }

    @inline(__always)
    private static func step(_ crc: UInt32, _ word: UInt64, _ tables: UnsafeBufferPointer<UInt32>) -> UInt32 {
        var rest = UInt64(littleEndian: word) ^ UInt64(crc)
        var next: UInt32 = 0
        var table = 7 * 256
        for _ in 0..<8 {
            next ^= tables[table + Int(rest & 0xFF)]
            rest >>= 8
            table -= 256
        }
        return next
    }
}
