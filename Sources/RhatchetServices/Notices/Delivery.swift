/// What came of sending a notice.
package enum Delivery: Sendable, Equatable {
    case arrived
    /// It may arrive another time.
    case failed(String)
    /// The receiver wants none: it is not tried again.
    case unwanted(String)
}

/// A way to send a notice; the tests have one that fails when they say so.
package protocol Transport: Sendable {
    func send(_ notice: NoticeBody) -> Delivery
}
