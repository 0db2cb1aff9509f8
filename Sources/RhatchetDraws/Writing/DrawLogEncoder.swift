package import Foundation

/// Makes the bytes of a draw log: what a sampler written in Swift would write, and what tests read.
package struct DrawLogEncoder {
    package let header: DrawLogHeader

    package init(_ header: DrawLogHeader) {
        self.header = header
    }

    /// Magic, length, checksum and header, padded so that the first block starts at a multiple of 8.
    ///
    /// Throws what `JSONEncoder` throws.
    package func headerBytes() throws -> [UInt8] {
        try Self.headerBytes(json: JSONEncoder().encode(self.header))
    }

    /// The same for a header that may be any text.
    package static func headerBytes(json: Data) -> [UInt8] {
        let text = Array(json) + [UInt8](repeating: 0x20, count: (8 - json.count % 8) % 8)
        return Array("RHDRAWS1".utf8) + self.bytes(UInt32(text.count)) + self.bytes(CRC32.of(text)) + text
    }

    /// A block.
    ///
    /// - Parameters:
    ///   - first: index of the first draw.
    ///   - draws: 1 to 256 draws, each with the values of all columns' elements in the header's order. Values of
    ///     integer columns must be integers within their type.
    package func block(first: UInt64, _ draws: [[Double]]) -> [UInt8] {
        let dtypes = self.header.columns.flatMap { [DrawType](repeating: $0.dtype, count: $0.elements ?? 0) }
        var covered = Self.bytes(first)
        for (element, dtype) in dtypes.enumerated() {
            for draw in draws { covered += Self.bytes(draw[element], as: dtype) }
        }
        let head = Self.bytes(UInt32(covered.count - 8)) + Self.bytes(UInt32(draws.count))
        return Array("RBLK".utf8) + head + Self.bytes(CRC32.of(covered)) + covered
    }

    private static func bytes(_ value: Double, as dtype: DrawType) -> [UInt8] {
        switch dtype {
        case .float64: self.bytes(value.bitPattern)
        case .float32: self.bytes(Float(value).bitPattern)
        case .int64: self.bytes(Int64(exactly: value) ?? 0)
        case .int32: self.bytes(Int32(exactly: value) ?? 0)
        case .bool: [value == 0 ? 0 : 1]
        }
    }

    private static func bytes<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
