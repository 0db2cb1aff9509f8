/// What became of one attempt to send a notice.
package enum NoticeOutcome: Sendable, Equatable {
    case arrived
    /// It is tried again at this wall time, milliseconds since 1970.
    case again(at: Int64, reason: String)
    case givenUp(reason: String)

    var state: NoticeRow.State {
        switch self {
        case .arrived: .sent
        case .again: .pending
        case .givenUp: .failed
        }
    }

    var reason: String? {
        switch self {
        case .arrived: nil
        case .again(_, let reason), .givenUp(let reason): reason
        }
    }

    var nextAt: Int64? {
        switch self {
        case .again(let at, _): at
        case .arrived, .givenUp: nil
        }
    }
}
