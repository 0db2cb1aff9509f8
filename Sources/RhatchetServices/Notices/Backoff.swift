/// When a notice that did not arrive is sent again.
enum Backoff {
    /// After which it is given up, in milliseconds.
    static let limit: Int64 = 24 * 3_600_000
    private static let first: Int64 = 10_000
    private static let most: Int64 = 3_600_000

    /// Milliseconds to wait after this many attempts: 10 s, 20 s, … an hour, spread by up to a quarter so that notices
    /// that failed together do not come back together; nil when it has been tried for a day.
    static func wait(after attempts: Int, id: String) -> Int64? {
        let waits = (0..<attempts).map { Self.first << min($0, 9) }.map { min($0, Self.most) }
        guard waits.reduce(0, +) < Self.limit else { return nil }
        let plain = min(Self.first << min(attempts, 9), Self.most)
        let spread = id.utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) } % 1000
        return plain + plain / 4 * Int64(spread) / 1000
    }
}
