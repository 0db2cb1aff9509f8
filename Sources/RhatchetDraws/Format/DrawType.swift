/// How one value of a column lies in a block: little-endian, under numpy's names.
package enum DrawType: String, Sendable, Codable, Equatable {
    case float64 = "<f8"
    case float32 = "<f4"
    case int64 = "<i8"
    case int32 = "<i4"
    /// A truth value: 0 or 1.
    case bool = "|u1"

    /// Bytes of one value.
    package var size: Int {
        switch self {
        case .float64, .int64: 8
        case .float32, .int32: 4
        case .bool: 1
        }
    }
}
