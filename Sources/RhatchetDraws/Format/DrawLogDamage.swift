/// Why bytes of a draw log could not be taken.
package enum DrawLogDamage: String, Sendable, Codable, Equatable {
    /// The file does not begin with `RHDRAWS1`.
    case notADrawLog
    case headerTooLong
    case headerChecksum
    /// Not JSON, or without a field that a reader needs.
    case headerUndecodable
    /// A format that this reader does not know.
    case unknownFormat
    /// A shape that cannot be held, or no `tuning` column, or two chains under one number.
    case headerInvalid
    /// The variables are not those of the run's first chain.
    case otherVariables
    case blockMagic
    /// The number of draws is not 1…256, or the payload's length is not that of so many draws.
    case blockSize
    case blockChecksum
    /// The first draw's index is not the one that follows.
    case blockOrder
    /// A row of a text file that has other fields than the names, or one that is no number.
    case rowInvalid
    /// The file is shorter than what has been read of it, or another file stands in its place.
    case replaced
}
