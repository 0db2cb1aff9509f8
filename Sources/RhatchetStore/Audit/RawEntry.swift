import RhatchetEngine

/// A line of the log as it is found, also where a column holds what it must not.
enum RawEntry {
    case whole(Entry)
    case unreadable(sequence: Int64, reason: String)

    var sequence: Int64 {
        switch self {
        case .whole(let entry): entry.sequence
        case .unreadable(let sequence, _): sequence
        }
    }
}
