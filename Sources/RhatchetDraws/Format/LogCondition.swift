/// How a chain's file stands at the end of what could be read.
///
/// Everything before it has been kept.
package enum LogCondition: Sendable, Equatable {
    /// Read to the last byte.
    case whole
    /// A header or a block begins at `offset` and is not complete: being written while the writer lives,
    /// torn when it does not.
    case short(offset: Int)
    /// Bytes that do not fit the format at `offset`. They are read again whenever the file has changed, so that
    /// a writer that is still at it is waited for; with the writer gone, what follows is lost.
    case damaged(offset: Int, DrawLogDamage)
    /// The file could not be opened or read; tried again at the next poll.
    case unreadable(errno: Int32)

    /// Whether nothing is in doubt, or only that which a living writer has not finished yet.
    package var isSound: Bool {
        switch self {
        case .whole, .short: true
        case .damaged, .unreadable: false
        }
    }
}
