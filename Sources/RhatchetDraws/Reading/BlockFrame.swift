/// A block whose checksum was right; valid only while the bytes that it points to are.
package struct BlockFrame {
    let draws: Int
    /// `draws` times the layout's bytes of a draw.
    let payload: UnsafeRawBufferPointer

    /// - Parameter payload: element by element, each with its values of all draws, little-endian.
    package init(draws: Int, payload: UnsafeRawBufferPointer) {
        self.draws = draws
        self.payload = payload
    }

    /// The values of one scalar element, whatever their type, as doubles.
    ///
    /// - Parameter offset: the element's first byte in the payload.
    func values(at offset: Int, as dtype: DrawType) -> [Double] {
        (0..<self.draws).map { self.value(at: offset + $0 * dtype.size, as: dtype) }
    }

    @inline(__always)
    func value(at offset: Int, as dtype: DrawType) -> Double {
        switch dtype {
        case .float64: Double(bitPattern: UInt64(littleEndian: self.load(offset)))
        case .float32: Double(Float(bitPattern: UInt32(littleEndian: self.load(offset))))
        case .int64: Double(Int64(littleEndian: self.load(offset)))
        case .int32: Double(Int32(littleEndian: self.load(offset)))
        case .bool: Double(self.payload[offset])
        }
    }

    @inline(__always)
    private func load<Value: BitwiseCopyable>(_ offset: Int) -> Value {
        self.payload.loadUnaligned(fromByteOffset: offset, as: Value.self)
    }
}
